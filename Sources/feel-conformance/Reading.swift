/// What could be made of a part of a JSON file: one part that is wrong leaves the others readable.
struct Reading<Content: Decodable>: Decodable {
    let value: Content?
    let problem: String

    init(from decoder: any Decoder) {
        do {
            value = try Content(from: decoder)
            problem = ""
        } catch {
            value = nil
            problem = "\(error)"
        }
    }
}
