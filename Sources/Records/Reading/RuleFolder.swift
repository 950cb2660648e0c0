package import Diagnostics
package import YAML

/// The files of a rule set and of all whose law it inherits, as they stand on disk.
///
/// What the files mean is not known here, save whom a rule set extends.
package struct RuleFolder: Sendable {
    package struct Layer: Sendable {
        /// As reached from the folder that was asked for.
        package let path: String
        /// Sorted by path.
        package let files: [SourceFile]
    }

    /// From the nation's down to the one that was asked for.
    package let layers: [Layer]

    package var files: [SourceFile] { layers.flatMap(\.files) }

    /// Of the names and texts of all files; the same wherever the folders stand.
    package var fingerprint: String {
        Fingerprint.hash(
            of: layers.flatMap { layer in
                let name = Folder.name(of: layer.path)
                return layer.files.map { file in
                    let isInside = file.path.hasPrefix("\(layer.path)/")
                    let path = isInside ? String(file.path.dropFirst(layer.path.count)) : "/+"
                    return (name + path, file.text)
                }
            })
    }

    /// Nation, province, prefecture, county, township, and some room.
    private static let layerLimit = 8

    /// Reads a rule set's folder and, beside it or in `Rules` above it, those that it extends.
    ///
    /// Notices from elsewhere are read as if they stood in the folder. What is wrong in the files
    /// is found; that the folder itself cannot be read is thrown.
    package static func read(
        _ path: String, notices: [String] = [], limits: Limits = .standard,
        into found: inout DiagnosticBag
    ) throws(FileError) -> RuleFolder {
        let asked = Folder.withoutTrailingSlash(path)
        var layers = [try layer(at: asked, with: notices, limits: limits, into: &found)]
        while let extends = layers.last?.extends {
            guard let name = extends.text, !name.contains("/"), !name.hasPrefix(".") else {
                found.add(.parentIsNoName(extends))
                break
            }
            let chain = layers.map { Folder.name(of: $0.path) }
            guard !chain.contains(name) else {
                found.add(.circleOfParents(chain, extends, name))
                break
            }
            guard layers.count < layerLimit else {
                found.add(.tooManyParents(extends, limit: layerLimit))
                break
            }
            guard let parent = folder(named: name, near: asked) else {
                let wanted = Folder.sibling(of: asked, named: name)
                found.add(.missingParent(extends, name, path: wanted, beside: asked))
                break
            }
            layers.append(try layer(at: parent, limits: limits, into: &found))
        }
        return RuleFolder(layers: layers.reversed())
    }

    /// Beside the folder that was asked for, or in a folder of rules next to one that holds it.
    private static func folder(named name: String, near asked: String) -> String? {
        let places =
            [Folder.sibling(of: asked, named: name)]
            + Folder.above(asked).map { "\($0)\(rulesFolder)/\(name)" }
        return places.first { Folder.hasFile(named: identityFile, in: $0) }
    }

    private static let rulesFolder = "Rules"

    package static let identityFile = "ruleset.yaml"

    private static func layer(
        at path: String, with more: [String] = [], limits: Limits, into found: inout DiagnosticBag
    ) throws(FileError) -> Layer {
        guard Folder.hasFile(named: identityFile, in: path) || !Folder.isFolder(path) else {
            throw FileError(path: path, reason: .noRules)
        }
        var files: [SourceFile] = []
        let own = try Folder.files(in: path, ending: ".yaml")
        for file in own + more.filter({ !own.contains($0) }) {
            let bytes = try fileBytes(at: file, limit: limits.bytes)
            if let file = SourceFile.load(bytes: bytes, path: file, limits: limits, into: &found) {
                files.append(file)
            }
        }
        return Layer(path: path, files: files)
    }
}

extension RuleFolder.Layer {
    /// The value of `extends`.
    ///
    /// Whatever is wrong with the file is reported where it is decoded.
    fileprivate var extends: YAMLNode? {
        var ignored = DiagnosticBag()
        return files.first { $0.path == "\(path)/\(RuleFolder.identityFile)" }
            .flatMap { YAML.parse($0, into: &ignored) }?["ruleset"]?["extends"]
    }
}

extension Diagnostic {
    fileprivate static func parentIsNoName(_ node: YAMLNode) -> Diagnostic {
        Diagnostic(
            "rule/unknown-parent", at: node.range,
            Wording(
                zh: "extends 后面要写上级规则集的文件夹名",
                en: "extends takes the name of the folder of the rule set above"),
            hint: Wording(
                zh: "上级规则集与本规则集放在同一个文件夹里，只写名字，不写路径",
                en: "both stand side by side in one folder; write the name without a path"))
    }

    fileprivate static func missingParent(
        _ node: YAMLNode, _ name: String, path: String, beside child: String
    ) -> Diagnostic {
        let others = Folder.siblings(of: child).filter {
            Folder.hasFile(named: RuleFolder.identityFile, in: Folder.sibling(of: child, named: $0))
        }
        let hint =
            Wording.didYouMean(name, among: others)
            ?? Wording(
                zh: "上级规则集要放在「\(path)」，里面有 \(RuleFolder.identityFile)",
                en: "it belongs into “\(path)”, with a \(RuleFolder.identityFile)")
        return Diagnostic(
            "rule/unknown-parent", at: node.range,
            Wording(zh: "找不到上级规则集「\(name)」", en: "there is no rule set “\(name)”"),
            hint: hint)
    }

    fileprivate static func circleOfParents(
        _ chain: [String], _ node: YAMLNode, _ name: String
    ) -> Diagnostic {
        let circle = chain.drop { $0 != name } + [name]
        let path = circle.joined(separator: " → ")
        return Diagnostic(
            "rule/circle-of-parents", at: node.range,
            circle.count == 2
                ? Wording(
                    zh: "规则集「\(name)」不能继承自己", en: "the rule set “\(name)” extends itself")
                : Wording(
                    zh: "规则集互相继承，成了一个圈：\(path)",
                    en: "the rule sets extend each other in a circle: \(path)"),
            hint: Wording(
                zh: "最高一级（全国）的规则集不写 extends",
                en: "the highest rule set, the nation's, has no extends"))
    }

    fileprivate static func tooManyParents(_ node: YAMLNode, limit: Int) -> Diagnostic {
        Diagnostic(
            "rule/too-many-parents", at: node.range,
            Wording(
                zh: "规则集的层级超过 \(limit) 层", en: "more than \(limit) rule sets above each other"))
    }
}
