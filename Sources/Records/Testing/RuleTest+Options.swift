import Diagnostics
import Engine
import RuleModel
import YAML

extension RuleTest {
    /// What has to be decided to tell whether the test passes: the programmes that it names.
    func options(under edition: Edition) -> DecideOptions {
        var options = DecideOptions()
        options.programmes = edition.programmes.indices.filter {
            let programme = edition.programmes[$0]
            return expect.names(programme.id) || expect.names(programme.common.title.zh)
        }
        options.explained = false
        options.provesNeeds = expect.names("needs")
        return options
    }

    /// What the file's records hold unless they say otherwise, by entity.
    var givenFacts: RecordReader.Given {
        Dictionary(
            given.map { ($0.entity.value, $0.facts) }, uniquingKeysWith: { first, _ in first })
    }
}

extension YAMLNode {
    /// Whether a key of this name stands anywhere below.
    fileprivate func names(_ key: String) -> Bool {
        (entries ?? []).contains { $0.name == key || $0.value.names(key) }
    }
}
