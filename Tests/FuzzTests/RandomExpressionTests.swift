import Fuzzing
import Testing

@Suite("Expressions made at random")
struct RandomExpressionTests {
    /// The seeds of one test; `fuzz expressions 1000000` takes a million.
    private static let perTest: UInt64 = 1_000

    @Test("are printed, read again, checked and evaluated without a finding", arguments: 0..<10)
    func search(chunk: UInt64) {
        var tally = Tally()
        for seed in (chunk * Self.perTest)..<((chunk + 1) * Self.perTest) {
            let outcome = RandomSearch.outcome(seed: seed)
            #expect(outcome.violations == [], "seed \(seed)")
            tally.add(outcome)
        }
        // A search whose texts are mostly wrong would find nothing.
        #expect(tally.read > 800 && tally.values > 600, "\(tally.text)")
        #expect(tally.rules > 250 && tally.decided > 150, "\(tally.text)")
    }
}
