import Diagnostics
package import RuleModel

extension Edition {
    /// What a need is called that is known by its id only; the id itself where it means nothing.
    package func title(ofNeed need: String) -> Title {
        let parts = need.split(separator: ".", maxSplits: 1).map(String.init)
        let id = parts.last ?? need
        let part = programmes.first { $0.id == parts.first }?.amount.first { $0.id == id }
        return part?.common.title ?? standards.first { $0.id == need }?.common.title
            ?? facts.first { $0.id == id }?.common.title
            ?? definitions.first { $0.id == id || $0.id.hasSuffix(".\(id)") }?.common.title
            ?? Title(need)
    }
}
