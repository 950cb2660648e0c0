import FEEL

/// The models of a suite, with what each one sees of the others.
struct ModelLibrary: Sendable {
    /// An element of a model, by the model's file and the element's id.
    struct Key: Hashable, Sendable {
        let file: String
        let id: String
    }

    /// What an element requires, and the prefix that it is seen behind.
    struct Requirement: Sendable {
        let key: Key
        let prefix: String?
    }

    private let models: [String: DecisionModel]
    private let types: [String: TypeTable]
    private let members: [String: Set<String>]

    init(_ models: [String: DecisionModel]) {
        self.models = models
        var types: [String: TypeTable] = [:]
        var members: [String: Set<String>] = [:]
        for (file, model) in models {
            var table = TypeTable()
            table.add(model.items)
            var names = Members()
            names.add(model)
            for imported in model.imports {
                guard let other = Self.file(of: imported.namespace, from: file, in: models),
                    let content = models[other]
                else { continue }
                table.add(content.items, prefix: imported.prefix.map { $0 + "." } ?? "")
                names.add(content)
                names.names.formUnion(content.elements.values.map(\.variable.name))
            }
            types[file] = table
            members[file] = names.names.union(table.members)
        }
        self.types = types
        self.members = members
    }

    /// Several suites use one namespace: the model in the same folder is meant.
    private static func file(
        of namespace: String, from file: String, in models: [String: DecisionModel]
    ) -> String? {
        let folder = file.split(separator: "/").dropLast()
        let files = models.filter { $0.value.namespace == namespace }.keys.sorted()
        return files.first { $0.split(separator: "/").dropLast() == folder } ?? files.first
    }

    subscript(key: Key) -> DecisionModel.Element? { models[key.file]?.elements[key.id] }

    func types(in file: String) -> TypeTable { types[file] ?? TypeTable() }

    func key(of name: String, in file: String) -> Key? {
        let found = models[file]?.elements.filter { $0.value.name == name }.keys.sorted().first
        return found.map { Key(file: file, id: $0) }
    }

    func translation(in file: String, names: some Sequence<String>) -> Translation {
        Translation(types: types(in: file), members: members[file] ?? [], names: Set(names))
    }

    func requirements(of key: Key) -> [Requirement] {
        (self[key]?.requirements ?? []).compactMap { requirement($0, from: key.file) }
    }

    func keys(of references: [String], in file: String) -> [Key] {
        references.compactMap { requirement($0, from: file)?.key }
    }

    /// `#id` is of the same model, `namespace#id` of one that it imports.
    private func requirement(_ reference: String, from file: String) -> Requirement? {
        let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let model = models[file] else { return nil }
        let (namespace, id) = (String(parts[0]), String(parts[1]))
        if namespace.isEmpty || namespace == model.namespace {
            return Requirement(key: Key(file: file, id: id), prefix: nil)
        }
        guard let imported = model.imports.first(where: { $0.namespace == namespace }),
            let other = Self.file(of: namespace, from: file, in: models)
        else { return nil }
        return Requirement(key: Key(file: other, id: id), prefix: imported.prefix)
    }
}

/// The names that a model gives to parts of contexts.
private struct Members {
    var names: Set<String> = []

    mutating func add(_ model: DecisionModel) {
        for element in model.elements.values {
            switch element.content {
            case .decision(let logic?), .function(_, let logic): add(logic)
            default: continue
            }
        }
    }

    private mutating func add(_ box: BoxedExpression) {
        switch box.kind {
        case .literal, .foreign: break
        case .table(let table): names.formUnion(table.outputs.compactMap(\.name))
        case .context(let entries):
            names.formUnion(entries.compactMap { $0.variable?.name })
            for entry in entries { add(entry.value) }
        case .invocation(let function, let bindings):
            add(function)
            for binding in bindings { add(binding.value) }
        case .relation(let columns, _): names.formUnion(columns.map(\.name))
        case .list(let elements): for element in elements { add(element) }
        case .conditional(let first, let second, let third):
            for part in [first, second, third] { add(part) }
        case .function(_, let body): add(body)
        case .iteration(_, let first, let second), .some(_, let first, let second),
            .every(_, let first, let second), .filter(let first, let second):
            add(first)
            add(second)
        }
    }
}
