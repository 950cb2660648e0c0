import Glibc
import Records

/// Finds persons who stand in more than one place, in bounded memory.
///
/// Numbers are spread over files on disk by their remainders; in the end each file is looked
/// through alone. The files are deleted as soon as they are opened.
final class PersonsSeen {
    private static let shares = 64
    private let folder: String
    private var streams: [UnsafeMutablePointer<FILE>] = []

    struct Place: Sendable {
        let household: String
        let table: Int
        let line: Int
    }

    init(folder: String) {
        self.folder = folder
    }

    deinit { for stream in streams { fclose(stream) } }

    func add(_ number: IdentityNumber, at place: Place) throws(FileError) {
        if streams.isEmpty { try open() }
        let stream = streams[Int(number.digits % UInt64(Self.shares))]
        let household = Array(place.household.utf8.prefix(255))
        var head = [
            number.digits, UInt64(place.table), UInt64(place.line), UInt64(household.count),
        ]
        let count = fwrite(&head, 8, head.count, stream)
        guard count == head.count,
            household.isEmpty || fwrite(household, 1, household.count, stream) == household.count
        else { throw FileError(path: folder, errno: errno) }
    }

    private func open() throws(FileError) {
        for _ in 0..<Self.shares {
            var name = Array("\(folder)/.yingbao-persons-XXXXXX".utf8CString)
            let descriptor = mkstemp(&name)
            guard descriptor >= 0 else { throw FileError(path: folder, errno: errno) }
            unlink(name)
            guard let stream = fdopen(descriptor, "w+") else {
                close(descriptor)
                throw FileError(path: folder, errno: errno)
            }
            streams.append(stream)
        }
    }

    /// Calls with each place of a person that has several, and with another one of them.
    func forEachRepeated(_ body: (Place, Place) throws(FileError) -> Void) throws(FileError) {
        for stream in streams {
            rewind(stream)
            var places: [(number: UInt64, place: Place)] = []
            while let next = Self.next(in: stream) { places.append(next) }
            places.sort { ($0.number, $0.place.line) < ($1.number, $1.place.line) }
            var start = 0
            while start < places.count {
                var end = start + 1
                while end < places.count, places[end].number == places[start].number { end += 1 }
                if end - start > 1 {
                    for index in start..<end {
                        let other = index == start ? start + 1 : start
                        try body(places[index].place, places[other].place)
                    }
                }
                start = end
            }
        }
    }

    private static func next(
        in stream: UnsafeMutablePointer<FILE>
    ) -> (number: UInt64, place: Place)? {
        var head = [UInt64](repeating: 0, count: 4)
        guard fread(&head, 8, 4, stream) == 4 else { return nil }
        var name = [UInt8](repeating: 0, count: Int(head[3]))
        guard name.isEmpty || fread(&name, 1, name.count, stream) == name.count else { return nil }
        return (
            head[0],
            Place(
                household: String(decoding: name, as: UTF8.self), table: Int(head[1]),
                line: Int(head[2]))
        )
    }
}
