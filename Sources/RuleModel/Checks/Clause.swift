import Diagnostics
import FEEL

/// A condition taken apart: what is joined by `and`, `or` and `not`, in expressions, in lists of
/// items and in the definitions that they name.
indirect enum Clause {
    /// True or false of one household, as far as this analysis sees.
    case atom(Expression, EmbeddedText)
    case constant(Bool)
    case all([Clause])
    case any([Clause])
    case not(Clause)
}

/// Takes conditions apart.
struct ClauseReader {
    let edition: Edition
    /// Whose conditions they are: its definitions are followed.
    ///
    /// Without it none is.
    var entity: Int?
    /// How many more definitions are followed: what is near is what authors mix up.
    private var depth = 6

    init(_ edition: Edition, entity: Int? = nil) {
        self.edition = edition
        self.entity = entity
    }

    func clause(of test: Test) -> Clause {
        switch test {
        case .when(let formula): clause(of: formula.expression, in: formula.text)
        case .any(let items, let unless): without(unless, .any(items.map { clause(of: $0.test) }))
        case .all(let items, let unless): without(unless, .all(items.map { clause(of: $0.test) }))
        }
    }

    private func without(_ unless: [Item], _ clause: Clause) -> Clause {
        unless.isEmpty ? clause : .all([clause] + unless.map { .not(self.clause(of: $0.test)) })
    }

    func clause(of expression: Expression, in text: EmbeddedText) -> Clause {
        switch expression.kind {
        case .literal(.boolean(let flag)): return .constant(flag)
        case .and(let left, let right):
            return .all([clause(of: left, in: text), clause(of: right, in: text)])
        case .or(let left, let right):
            return .any([clause(of: left, in: text), clause(of: right, in: text)])
        case .builtinCall(let reference, let arguments)
        where Builtins[reference].name == "not" && arguments.count == 1:
            return .not(clause(of: arguments[0], in: text))
        default: return body(of: expression) ?? .atom(expression, text)
        }
    }

    /// What a definition of the same subject stands for.
    ///
    /// What an office or a lower level may decide otherwise stays whole.
    private func body(of expression: Expression) -> Clause? {
        guard depth > 0, case .property(let index, let object) = expression.kind,
            case .subject = object.kind,
            case .definition(let place)? = Reference(rawValue: index)
        else { return nil }
        let definition = edition.definitions[place]
        guard definition.entity == entity, definition.common.decidedBy == nil,
            definition.common.setBy == nil
        else { return nil }
        var inner = self
        inner.depth -= 1
        switch definition.body {
        case .test(let test): return inner.clause(of: test)
        case .value(let formula, _):
            guard formula.type == .boolean else { return nil }
            return inner.clause(of: formula.expression, in: formula.text)
        case .table, .none: return nil
        }
    }
}
