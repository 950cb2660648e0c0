import Diagnostics
import RuleModel
import Testing

@Suite struct KeyListTests {
    @Test("every form that a key names is listed, so that a schema can be written from the lists")
    func references() {
        let known = Set(KeyList.all.map(\.name))
        // A version holds the keys of its declaration; a record is checked against the vocabulary.
        let elsewhere: Set = ["version", "record"]
        for list in KeyList.all {
            for key in list.keys {
                let missing = key.shape.references.subtracting(known).subtracting(elsewhere)
                #expect(missing == [], "\(list.name).\(key.name)")
                #expect(!key.meaning.zh.isEmpty && !key.meaning.en.isEmpty)
            }
            #expect(Set(list.keys.map(\.name)).count == list.keys.count, "\(list.name)")
        }
        #expect(known.count == KeyList.all.count)
    }
}

extension Shape {
    fileprivate var references: Set<String> {
        switch self {
        case .mapping(let name): [name]
        case .several(let shape), .list(let shape), .table(let shape): shape.references
        case .either(let first, let second): first.references.union(second.references)
        default: []
        }
    }
}
