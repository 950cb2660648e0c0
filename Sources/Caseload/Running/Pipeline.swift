import Dispatch
import Synchronization

/// One reader, several workers, one writer: cuts chunks, decides them side by side, and writes what
/// became of them in order.
///
/// Each worker owns its buffers; what they share is the law, the reader and the writer. At most a
/// few chunks for each worker are under way, so memory does not grow with the files.
final class Pipeline: Sendable {
    /// Used by whoever holds its lock.
    nonisolated(unsafe) private let source: any ChunkSource
    private let reading = Mutex<Void>(())
    nonisolated(unsafe) private let sink: Sink
    private let writing = Mutex<Void>(())
    private let failure = Mutex<(any Error)?>(nil)
    private let isStopped = Atomic<Bool>(false)
    private let room: DispatchSemaphore

    init(source: any ChunkSource, sink: Sink, threads: Int) {
        self.source = source
        self.sink = sink
        room = DispatchSemaphore(value: threads * 4)
    }

    /// Runs to the end, or until somebody asks to stop.
    ///
    /// - Returns: whether all of the files was read.
    func run(threads: Int, _ makeDecider: @Sendable () -> any ChunkWorker) throws -> Bool {
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            work(makeDecider())
        }
        if let error = failure.withLock({ $0 }) { throw error }
        return !isStopped.load(ordering: .acquiring)
    }

    private func work(_ decider: any ChunkWorker) {
        while true {
            room.wait()
            do {
                guard let chunk = try next() else { break }
                let decided = try decider.decide(chunk)
                try deliver(decided)
            } catch {
                failure.withLock { $0 = $0 ?? error }
                isStopped.store(true, ordering: .releasing)
                break
            }
        }
        // Whoever waits for room finds that nothing is left.
        room.signal()
    }

    private func next() throws -> Chunk? {
        if Interruption.isRequested { isStopped.store(true, ordering: .releasing) }
        if isStopped.load(ordering: .acquiring) { return nil }
        return try reading.withLock { _ in try source.next() }
    }

    private func deliver(_ chunk: DecidedChunk) throws {
        let count = try writing.withLock { _ in
            let count = try sink.take(chunk)
            if sink.hasTooManyRejects { isStopped.store(true, ordering: .releasing) }
            return count
        }
        for _ in 0..<count { room.signal() }
    }

    /// Ends the writing and gives what was counted.
    func finish() throws -> Tally {
        try writing.withLock { _ in
            try sink.finish()
            return sink.tally
        }
    }
}
