// Functions of lists, and of keys and values.
extension LanguageReference {
    static let listFunctions = table(
        .lists,
        [
            ("list contains", "列表里有它", "the list holds it", "list contains([1, 2], 2)", "true"),
            ("sublist", "从第几个起取几个", "so many from a position", "sublist([1, 2, 3], 2, 1)", "[2]"),
            ("append", "加在最后", "puts at the end", "append([1], 2, 3)", "[1, 2, 3]"),
            (
                "concatenate", "前后相接", "one list after the other", "concatenate([1, 2], [2])",
                "[1, 2, 2]"
            ),
            (
                "union", "合并，去掉重复", "both lists, each value once", "union([1, 2], [2, 3])",
                "[1, 2, 3]"
            ),
            (
                "insert before", "插在第几个前面", "puts before a position", "insert before([1, 3], 2, 2)",
                "[1, 2, 3]"
            ),
            ("remove", "去掉第几个", "without the one at a position", "remove([1, 2, 3], 2)", "[1, 3]"),
            (
                "list replace", "换掉第几个", "another in place of the one at a position",
                "list replace([1, 2, 3], 2, 9)", "[1, 9, 3]"
            ),
            ("index of", "在第几个", "the positions of a value", "index of([1, 2, 1], 1)", "[1, 3]"),
            ("distinct values", "去掉重复", "each value once", "distinct values([1, 2, 1])", "[1, 2]"),
            ("flatten", "拆开套着的列表", "without inner lists", "flatten([[1], [2, [3]]])", "[1, 2, 3]"),
            ("reverse", "倒过来", "in reverse", "reverse([1, 2, 3])", "[3, 2, 1]"),
            ("sort", "排序", "in order", "sort([3, 1, 2])", "[1, 2, 3]"),
        ])

    static let contextFunctions = table(
        .contexts,
        [
            ("get value", "取一个键的值", "the value of a key", "get value({a: 1}, \"a\")", "1"),
            (
                "get entries", "全部的键和值", "all keys with their values", "get entries({a: 1})",
                "[{key: \"a\", value: 1}]"
            ),
            (
                "context", "由键和值组成", "made of keys and values", "context([{key: \"a\", value: 1}])",
                "{a: 1}"
            ),
            (
                "context put", "放进一个键", "with one more key", "context put({a: 1}, \"b\", 2)",
                "{a: 1, b: 2}"
            ),
            (
                "context merge", "合并，后面的为准", "joined; the later one counts",
                "context merge([{a: 1}, {a: 2}])", "{a: 2}"
            ),
        ])
}
