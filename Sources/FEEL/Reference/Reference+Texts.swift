// Functions of texts.
extension LanguageReference {
    static let texts = table(
        .texts,
        [
            ("string length", "字数", "how many characters", "string length(\"家庭\")", "2"),
            (
                "substring", "从第几个字起取几个；负数从后面数", "characters from a position; below 0 from the end",
                "substring(\"张家川县\", -2)", "\"川县\""
            ),
            (
                "substring before", "在它前面的", "what stands before it",
                "substring before(\"一类、二类\", \"、\")", "\"一类\""
            ),
            (
                "substring after", "在它后面的", "what stands after it",
                "substring after(\"一类、二类\", \"、\")", "\"二类\""
            ),
            ("contains", "含有", "holds the text", "contains(\"农村户籍\", \"农村\")", "true"),
            ("starts with", "以它开头", "begins with it", "starts with(\"农村户籍\", \"农村\")", "true"),
            ("ends with", "以它结尾", "ends with it", "ends with(\"农村户籍\", \"户籍\")", "true"),
            ("upper case", "大写", "in capitals", "upper case(\"ab\")", "\"AB\""),
            ("lower case", "小写", "in small letters", "lower case(\"AB\")", "\"ab\""),
            ("matches", "符合正则式", "fits a pattern", "matches(\"620523\", \"\\d{6}\")", "true"),
            (
                "replace", "按正则式替换", "replaces what fits a pattern",
                "replace(\"a1b2\", \"\\d\", \"*\")", "\"a*b*\""
            ),
            (
                "split", "按正则式拆开", "cut where a pattern fits", "split(\"a,b\", \",\")",
                "[\"a\", \"b\"]"
            ),
            (
                "string join", "连成一段", "joined to one text", "string join([\"a\", \"b\"], \"、\")",
                "\"a、b\""
            ),
        ])
}
