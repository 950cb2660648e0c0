import Engine
import FEEL
import RuleModel

/// Turns a linked edition into a graph of column operations.
///
/// Every value is made once for an entity, as the case evaluator makes it once for an object. What
/// columns do not have becomes a value that is not known, with a note: households that it matters
/// to go to the case evaluator. So the answers that remain are those that follow whatever it is.
struct Compiler {
    let edition: Edition
    let layout: BlockLayout
    let knowledge: Knowledge
    var graph: Graph
    /// What could not be compiled, by what it belongs to.
    var notes: [String: NotColumnar.Reason] = [:]
    /// What the formula that is being compiled belongs to.
    var current = ""

    var factValues: [Int: ColumnValue] = [:]
    var definitionValues: [PoweredKey: ColumnValue] = [:]
    var standardValues: [Int: ColumnValue] = [:]
    var programmes: [Int: ProgrammeMemory] = [:]
    /// Definitions and programmes that are being made: a circle is not columnar.
    var running: Set<PoweredKey> = []
    /// Programmes whose grant is being worked out: who meets one again goes round in a circle.
    var granting: Set<Int> = []

    /// A definition with or without the items that the office need not go by.
    struct PoweredKey: Hashable {
        let index: Int
        let withPowers: Bool
    }

    init(_ layout: BlockLayout, _ knowledge: Knowledge) {
        edition = layout.edition
        self.layout = layout
        self.knowledge = knowledge
        graph = Graph(parents: layout.parents, isFilled: knowledge.isFilled)
    }

    /// The most elements of a list of an entity.
    func longestList(of entity: Int) -> Int {
        min(edition.entities[entity].list?.max ?? Graph.longestList, Graph.longestList)
    }
}

/// What is known of the columns of the blocks to come: it decides which masks are carried.
struct Knowledge: Hashable {
    enum State: Hashable {
        case always
        case never
        case sometimes
    }

    /// For each column.
    var cells: [State]
    /// For each entity: whether the lists of its rows are known.
    var lists: [State]
    /// For each entity: whether no list of its rows is empty.
    var isFilled: [Bool]
}

/// Whose names an expression can use.
struct Scope {
    /// The entity that the expression is about; `nil` for standards.
    var subject: Int?
    /// The entities of the variables, and whether they can be used where the expression stands.
    var locals: [Local] = []
    var isSubjectVisible = true
    /// What `?` stands for.
    var input: ColumnValue?
    var withPowers = true

    struct Local {
        let entity: Int
        var isVisible = true
    }
}
