import ArgumentParser

/// Two states of the law, as they are named on the command line.
struct ComparedLaws: ParsableArguments {
    @Argument(
        help: help(
            zh: "原来的：年份（12月的规定）、月份、日期、规则文件夹、标准文件或 git 版本",
            en: "the older one: a year (its law of December), a month, a day, a rule folder, a "
                + "notice or a revision of git", valueName: "a"))
    var older: String

    @Argument(help: help(zh: "现在的，写法相同", en: "the newer one, in the same way", valueName: "b"))
    var newer: String
}
