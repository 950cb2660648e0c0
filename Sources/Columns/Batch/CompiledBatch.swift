import Engine
import FEEL
import RuleModel

/// A program compiled for what is known of the columns.
struct CompiledBatch {
    let answers: [AnswerNodes]
    let definitions: [DefinitionNodes?]
    let totals: TotalNodes?
    /// 1 for each household of which an answer is not certain; `nil` where none can be.
    let isUncertain: Int?
    let schedule: Schedule
    let notes: [String: NotColumnar.Reason]
    /// Programmes that columns cannot say anything about.
    let isWhole: Bool

    /// A definition's value, for each row of its entity.
    struct DefinitionNodes {
        let entity: Int
        let kind: ColumnKind
        let value: Int
        let known: Int
    }

    init(_ batch: BatchProgram, _ knowledge: Knowledge) {
        var compiler = Compiler(batch.layout, knowledge)
        var answers: [AnswerNodes] = []
        var isWhole = true
        for programme in batch.programmes {
            do throws(NotColumnar) {
                answers.append(try compiler.answer(programme))
            } catch {
                compiler.notes[batch.program.edition.programmes[programme].id] = error.reason
                isWhole = false
            }
        }
        definitions = batch.definitions.map { compiler.nodes(ofDefinition: $0) }
        totals =
            isWhole
            ? try? batch.totalsEntity.map { try compiler.totals(of: answers, for: $0) } : nil
        isUncertain = isWhole ? try? compiler.isUncertain(answers) : nil
        self.answers = answers
        self.isWhole = isWhole
        notes = compiler.notes
        schedule = Schedule(
            compiler.graph,
            outputs: Self.outputs(batch.givesAnswers ? answers : [], definitions, totals)
                + answers.map(\.isUncertainHousehold) + (isUncertain.map { [$0] } ?? []))
    }

    private static func outputs(
        _ answers: [AnswerNodes], _ definitions: [DefinitionNodes?], _ totals: TotalNodes?
    ) -> [Int] {
        var outputs = answers.flatMap { answer in
            [answer.outcome, answer.isPayable, answer.isCertain, answer.isUncertainHousehold]
                + (answer.amount.map {
                    [$0.low, $0.high, $0.noHigh, $0.exact] + $0.causes.map(\.rows)
                }
                    ?? [])
                + (answer.persons.map { [$0] } ?? [])
        }
        outputs += definitions.compactMap { $0 }.flatMap { [$0.value, $0.known] }
        if let totals { outputs += [totals.amount, totals.programme, totals.household] }
        return outputs
    }
}

extension Compiler {
    /// A definition as an output; `nil` where columns do not hold such values.
    fileprivate mutating func nodes(ofDefinition index: Int) -> CompiledBatch.DefinitionNodes? {
        let entity = edition.definitions[index].entity
        do throws(NotColumnar) {
            switch definition(index, withPowers: true) {
            case .truth(let truth):
                return CompiledBatch.DefinitionNodes(
                    entity: entity, kind: .boolean, value: try graph.spread(truth.yes, to: entity),
                    known: try graph.spread(always(try known(truth)), to: entity))
            case .figure(let figure):
                let figure = try settled(figure)
                let kind: ColumnKind
                switch figure.kind {
                case .number(let decimals): kind = .fixed(decimals: decimals)
                case .code(let enumeration): kind = .code(enumeration)
                case .day: kind = .day
                case .months: return nil
                }
                return CompiledBatch.DefinitionNodes(
                    entity: entity, kind: kind, value: try graph.spread(figure.value, to: entity),
                    known: try graph.spread(always(figure.known), to: entity))
            default: return nil
            }
        } catch {
            return nil
        }
    }
}
