import Glibc
import Synchronization

private let wasAsked = Atomic<Bool>(false)

/// Whether somebody asked the run to stop (Ctrl-C, or the system that ends).
package enum Interruption {
    package static var isRequested: Bool { wasAsked.load(ordering: .relaxed) }

    /// From now on the first request lets the run end in order; the second one ends it at once.
    package static func listen() {
        _ = isRequested
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                wasAsked.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
    }
}
