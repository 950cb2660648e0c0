import Dispatch
import Synchronization

/// Does pieces of work that do not depend on each other on all cores.
///
/// - Returns: What each gives, in their order.
func sideBySide<Result: Sendable>(
    _ count: Int, _ work: @Sendable (Int) -> Result
) -> [Result] {
    let results = Mutex<[Int: Result]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { index in
        let result = work(index)
        results.withLock { $0[index] = result }
    }
    let found = results.withLock { $0 }
    return (0..<count).compactMap { found[$0] }
}
