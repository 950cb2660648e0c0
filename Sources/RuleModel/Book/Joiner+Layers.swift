import Diagnostics

extension Joiner {
    /// The layers from the nation down, after what each extends; those that do not fit are left out.
    mutating func orderedLayers(_ layers: [[RuleFile]]) -> [[RuleFile]] {
        var byID: [String: (declaration: RuleSetDeclaration, files: [RuleFile])] = [:]
        var order: [String] = []
        for files in layers where !files.isEmpty {
            let declared = files.compactMap(\.ruleSet)
            guard let declaration = declared.first else {
                found.add(.noRuleSet(files))
                continue
            }
            for other in declared.dropFirst() {
                found.add(
                    .duplicateName(
                        "ruleset", at: other.range, first: declaration.range, hint: .oneRuleSet))
            }
            let id = declaration.identity.id
            if let first = byID[id] {
                found.add(
                    .duplicateName(
                        id, at: declaration.range, first: first.declaration.range,
                        hint: .oneRuleSet))
                continue
            }
            byID[id] = (declaration, files)
            order.append(id)
        }
        return chain(byID, order)
    }

    private mutating func chain(
        _ byID: [String: (declaration: RuleSetDeclaration, files: [RuleFile])], _ order: [String]
    ) -> [[RuleFile]] {
        var children: [String: [String]] = [:]
        var roots: [String] = []
        for id in order {
            guard let declaration = byID[id]?.declaration else { continue }
            guard let parent = declaration.parent else {
                roots.append(id)
                continue
            }
            if byID[parent.value] == nil {
                found.add(.missingParent(parent, among: order))
            } else {
                children[parent.value, default: []].append(id)
            }
        }
        var chain: [String] = []
        var next = roots.first
        while let id = next {
            chain.append(id)
            next = children[id]?.first
        }
        let left = order.filter { !chain.contains($0) }
        for id in left {
            guard let declaration = byID[id]?.declaration else { continue }
            let parent = declaration.parent?.value
            if parent == nil || chain.contains(parent ?? "") {
                found.add(.sideBranch(declaration))
            } else if isInCycle(id, byID.mapValues { $0.declaration.parent?.value }) {
                found.add(.extendsItself(declaration))
            }
        }
        book.layers = chain.compactMap { byID[$0]?.declaration.identity }
        return chain.compactMap { byID[$0]?.files }
    }

    /// What goes wrong only when the lower layers are left out: a higher layer leans on them.
    mutating func addNeeds(of higher: Joiner) {
        let known = Set(found.diagnostics)
        let lowest = higher.book.layers.last?.id ?? ""
        for problem in higher.found.diagnostics
        where problem.severity == .error && !known.contains(problem) {
            found.add(
                Diagnostic(
                    "rule/needs-lower-layer", at: problem.range,
                    Wording(
                        zh: "不载入下级时，「\(lowest)」就不完整：",
                        en: "without the layers below it “\(lowest)” is not complete: ")
                        + problem.message,
                    hint: Wording(
                        zh: "上级用到的名称要在上级声明", en: "declare what a layer uses there or above")))
        }
    }

    private func isInCycle(_ id: String, _ parents: [String: String?]) -> Bool {
        var current = parents[id] ?? nil
        for _ in parents {
            guard let name = current else { return false }
            if name == id { return true }
            current = parents[name] ?? nil
        }
        return false
    }
}

extension Wording {
    fileprivate static let oneRuleSet = Wording(
        zh: "一个目录是一个规则集，id 各不相同", en: "a folder is one rule set, each with its own id")
}

extension Diagnostic {
    fileprivate static func noRuleSet(_ files: [RuleFile]) -> Diagnostic {
        Diagnostic(
            "rule/no-ruleset", at: files.first.map { SourceRange(file: $0.file, start: 0, end: 0) },
            Wording(
                zh: "这个目录没有说明它是哪个规则集", en: "this folder does not say which rule set it is"),
            hint: Wording(
                zh: "请加上 ruleset.yaml：ruleset: {id: …, zh: …, en: …, level: …, extends: …}",
                en: "add ruleset.yaml: ruleset: {id: …, zh: …, en: …, level: …, extends: …}"))
    }

    fileprivate static func missingParent(
        _ parent: Located<String>, among ids: [String]
    ) -> Diagnostic {
        Diagnostic(
            "rule/missing-layer", at: parent.range,
            Wording(
                zh: "没有载入上一级规则集「\(parent.value)」",
                en: "the rule set “\(parent.value)” above it was not loaded"),
            hint: .didYouMean(parent.value, among: ids)
                ?? Wording(
                    zh: "请把它的目录一起载入，或改正 extends", en: "load its folder as well, or correct extends")
        )
    }

    fileprivate static func sideBranch(_ declaration: RuleSetDeclaration) -> Diagnostic {
        Diagnostic(
            "rule/side-branch", at: declaration.range,
            Wording(
                zh: "「\(declaration.identity.id)」不在同一条上下级关系里",
                en: "“\(declaration.identity.id)” does not stand in one line with the others"),
            hint: Wording(
                zh: "一次只载入一个地方及其各上级", en: "load one place and the levels above it"))
    }

    fileprivate static func extendsItself(_ declaration: RuleSetDeclaration) -> Diagnostic {
        Diagnostic(
            "rule/extends-itself", at: declaration.parent?.range ?? declaration.range,
            Wording(
                zh: "「\(declaration.identity.id)」最终又以自己为上级",
                en: "“\(declaration.identity.id)” extends itself"))
    }
}
