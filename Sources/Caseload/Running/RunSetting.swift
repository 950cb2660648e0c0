import Diagnostics
package import FEEL

/// What a run over a caseload goes by besides the law: the files, and what it may use.
package struct RunSetting {
    package let files: CaseloadFiles
    package let today: CalendarDate
    package let threads: Int
    /// The run stops when more households than this cannot be decided.
    package let maxRejects: Int?
    /// Where what does not fit into memory is kept meanwhile.
    package let scratchFolder: String

    package init(
        files: CaseloadFiles, today: CalendarDate, threads: Int, maxRejects: Int?,
        scratchFolder: String
    ) {
        self.files = files
        self.today = today
        self.threads = threads
        self.maxRejects = maxRejects
        self.scratchFolder = scratchFolder
    }

    /// What is read: chunks, the tables that their rows belong to, and how many bytes there are.
    struct Source {
        let chunks: any ChunkSource
        let tables: [TableForm]
        let headerLines: [Int]
        /// 0 where it is not known.
        let size: Int
    }

    /// Lets workers decide chunk after chunk, and writes everything in order.
    func decide(
        _ source: Source, programmeCount: Int, language: Language, outputs: RunOutputs,
        report: @escaping (Progress) -> Void, makeWorker: @Sendable () -> any ChunkWorker
    ) throws -> (tally: Tally, isComplete: Bool) {
        let sink = try Sink(
            outputs: outputs, language: language, tables: source.tables,
            headerLines: source.headerLines, programmeCount: programmeCount,
            maxRejects: maxRejects, total: source.size, folder: scratchFolder, report: report)
        let pipeline = Pipeline(source: source.chunks, sink: sink, threads: threads)
        let isComplete = try pipeline.run(threads: threads, makeWorker)
        return (try pipeline.finish(), isComplete)
    }
}
