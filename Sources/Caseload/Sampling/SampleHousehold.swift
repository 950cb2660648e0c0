/// An invented household: what its record will say.
struct SampleHousehold {
    var number = 0
    var isRural = true
    /// Absent where the township has not looked yet.
    var propertyOK: Bool? = true
    var ruralClass = 0
    var members: [SamplePerson] = []
}

struct SamplePerson {
    enum Relation: String {
        case head = "self"
        case spouse
        case child
        case parent
        case grandchild
    }

    var relation = Relation.head
    /// Days since 1970-01-01.
    var born = 0
    var age = 0
    var disability = "none"
    var grade = "none"
    var isIll = false
    var isJobless = false
    var isStudent = false
    var wage = 0
    var business = 0
    var property = 0
    var transfers = 0
    var centralPension = 0
    var refusedWork = false
    var isTekunPoor = false
    /// Absent where nobody needs to ask: who can work has no use for them.
    var obligors: [SampleObligor]?
    /// Absent for adults.
    var parents: [SampleParent]?

    var isMinor: Bool { age < 18 }
}

struct SampleObligor {
    /// A member of the household, by its number.
    var sameAs: Int?
    var born = 0
    var isDead = false
    var income = 0
    var isPoor = false
}

struct SampleParent {
    var sameAs: Int?
    var born = 0
    var isDead = false
    var custodyMonths = 0
    var lostSince: Int?
    var isIll = false
}
