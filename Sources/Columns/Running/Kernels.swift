/// The loops over the rows of a block: one for each operation, width and form of the operands.
///
/// The caller vouches that every buffer has at least `count` numbers of the width, that results are
/// written to a buffer which no operand shares, and that bounds prove that no operation overflows;
/// so nothing is checked inside, and the compiler makes vector code of each loop.
enum Kernels {
    typealias Buffer = UnsafeMutableRawPointer

    @inline(__always)
    static func each<Result>(
        _ target: Buffer, _ count: Int, _ result: (Int) -> Result
    ) {
        let target = unsafe target.assumingMemoryBound(to: Result.self)
        for row in 0..<count { unsafe target[row] = result(row) }
    }

    /// An operation on two numbers, of which one may be the same for all rows.
    @inline(__always)
    static func binary<Number: FixedWidthInteger, Result>(
        _ operands: Operands, _ target: Buffer, _ count: Int, _: Number.Type,
        _ operation: (Number, Number) -> Result
    ) {
        if let left = unsafe operands.first?.assumingMemoryBound(to: Number.self) {
            if let right = unsafe operands.second?.assumingMemoryBound(to: Number.self) {
                unsafe each(target, count) { unsafe operation(left[$0], right[$0]) }
            } else {
                let right = unsafe Number(truncatingIfNeeded: operands.secondValue)
                unsafe each(target, count) { unsafe operation(left[$0], right) }
            }
        } else if let right = unsafe operands.second?.assumingMemoryBound(to: Number.self) {
            let left = unsafe Number(truncatingIfNeeded: operands.firstValue)
            unsafe each(target, count) { unsafe operation(left, right[$0]) }
        }
    }

    @inline(__always)
    static func unary<Number, Result>(
        _ operand: Buffer, _ target: Buffer, _ count: Int, _: Number.Type,
        _ operation: (Number) -> Result
    ) {
        let operand = unsafe operand.assumingMemoryBound(to: Number.self)
        unsafe each(target, count) { unsafe operation(operand[$0]) }
    }

    /// Where the test is 1 the second operand, else the third.
    @inline(__always)
    static func select<Number: FixedWidthInteger>(
        _ operands: Operands, _ target: Buffer, _ count: Int, _: Number.Type
    ) {
        guard let test = unsafe operands.first?.assumingMemoryBound(to: UInt8.self) else { return }
        let then = unsafe operands.second?.assumingMemoryBound(to: Number.self)
        let otherwise = unsafe operands.third?.assumingMemoryBound(to: Number.self)
        let thenValue = unsafe Number(truncatingIfNeeded: operands.secondValue)
        let otherwiseValue = unsafe Number(truncatingIfNeeded: operands.thirdValue)
        switch unsafe (then, otherwise) {
        case (let then?, let otherwise?):
            unsafe each(target, count) {
                unsafe chosen(test[$0], then[$0], otherwise[$0])
            }
        case (let then?, nil):
            unsafe each(target, count) { unsafe chosen(test[$0], then[$0], otherwiseValue) }
        case (nil, let otherwise?):
            unsafe each(target, count) { unsafe chosen(test[$0], thenValue, otherwise[$0]) }
        case (nil, nil):
            unsafe each(target, count) { unsafe chosen(test[$0], thenValue, otherwiseValue) }
        }
    }

    /// By a mask, never by a branch.
    @inline(__always)
    static func chosen<Number: FixedWidthInteger>(
        _ test: UInt8, _ then: Number, _ otherwise: Number
    ) -> Number {
        let mask = 0 &- Number(truncatingIfNeeded: test)
        return (then & mask) | (otherwise & ~mask)
    }

    /// Whether a byte is one of a few: neighbours by one comparison, others by one each.
    static func isOneOf(_ operand: Buffer, _ set: UInt64, _ target: Buffer, _ count: Int) {
        let low = UInt8(truncatingIfNeeded: set.trailingZeroBitCount)
        let span = UInt8(truncatingIfNeeded: set.nonzeroBitCount) &- 1
        if set.nonzeroBitCount == 64 - set.leadingZeroBitCount - set.trailingZeroBitCount {
            unsafe unary(operand, target, count, UInt8.self) { $0 &- low <= span ? 1 : 0 as UInt8 }
            return
        }
        var members = (0..<64).filter { set >> UInt64($0) & 1 == 1 }.map(UInt8.init)
        guard members.count <= 4, let last = members.last else {
            unsafe unary(operand, target, count, UInt8.self) {
                UInt8(truncatingIfNeeded: set >> UInt64($0 & 63) & 1)
            }
            return
        }
        while members.count < 4 { members.append(last) }
        let (one, two, three, four) = (members[0], members[1], members[2], members[3])
        unsafe unary(operand, target, count, UInt8.self) {
            ($0 == one ? 1 : 0 as UInt8) | ($0 == two ? 1 : 0) | ($0 == three ? 1 : 0)
                | ($0 == four ? 1 : 0)
        }
    }

    /// For each row above the sum of the rows below it: differences of a running sum, so that no
    /// branch depends on how many there are.
    @inline(__always)
    static func sums<Number: FixedWidthInteger, Result: FixedWidthInteger>(
        _ operand: Buffer, _ rows: Rows, _ target: Buffer, _ running: Buffer, _: Number.Type,
        _: Result.Type
    ) {
        let running = unsafe runningSums(operand, rows.count, running, Number.self, Result.self)
        let starts = unsafe rows.starts
        unsafe each(target, rows.parentCount) {
            unsafe running[Int(starts[$0 + 1])] &- running[Int(starts[$0])]
        }
    }

    /// For each row above whether one of the bytes below it is 1.
    static func anys(_ operand: Buffer, _ rows: Rows, _ target: Buffer, _ running: Buffer) {
        let running = unsafe runningSums(operand, rows.count, running, UInt8.self, Int32.self)
        let starts = unsafe rows.starts
        unsafe each(target, rows.parentCount) {
            unsafe running[Int(starts[$0 + 1])] == running[Int(starts[$0])] ? 0 : 1 as UInt8
        }
    }

    /// The sums of the rows before each row, and of all.
    @inline(__always)
    private static func runningSums<Number: FixedWidthInteger, Result: FixedWidthInteger>(
        _ operand: Buffer, _ count: Int, _ running: Buffer, _: Number.Type, _: Result.Type
    ) -> UnsafeMutablePointer<Result> {
        let operand = unsafe operand.assumingMemoryBound(to: Number.self)
        let running = unsafe running.assumingMemoryBound(to: Result.self)
        var sum: Result = 0
        unsafe running[0] = 0
        for row in 0..<count {
            sum &+= Result(truncatingIfNeeded: unsafe operand[row])
            unsafe running[row + 1] = sum
        }
        return unsafe running
    }

    @inline(__always)
    static func spread<Number>(
        _ operand: Buffer, _ rows: Rows, _ target: Buffer, _: Number.Type
    ) {
        let operand = unsafe operand.assumingMemoryBound(to: Number.self)
        let parents = unsafe rows.parents
        unsafe each(target, rows.count) { unsafe operand[Int(parents[$0])] }
    }
}

/// The operands of an operation: buffers, or numbers that are the same for all rows.
@unsafe struct Operands {
    let first: UnsafeMutableRawPointer?
    let second: UnsafeMutableRawPointer?
    let third: UnsafeMutableRawPointer?
    let firstValue: Int64
    let secondValue: Int64
    let thirdValue: Int64
}

/// The rows of an entity in a block, below those of its parent.
@unsafe struct Rows {
    let count: Int
    let parentCount: Int
    /// For each row its parent's row.
    let parents: UnsafeMutablePointer<Int32>
    /// For each parent's row where its rows begin, and one more.
    let starts: UnsafeMutablePointer<Int32>
}
