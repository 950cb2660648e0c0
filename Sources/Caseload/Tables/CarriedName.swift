/// A column that files may have beside what decides: it is not read but written again.
package struct CarriedName: Sendable, Hashable {
    /// As outputs call it.
    package let id: String
    package let zh: String
    package let en: String
    package var isIdentity = false
    /// Whether it tells who somebody is.
    package var isPersonal = true

    var names: [String] { [id, zh] }

    /// A column that is kept under the name it has in the file.
    package static func plain(_ name: String) -> CarriedName {
        usual.first { $0.names.contains(name) }
            ?? CarriedName(id: name, zh: name, en: name, isPersonal: false)
    }

    /// What caseloads usually hold beside facts, among it what a payment roll needs.
    package static let usual: [CarriedName] = [
        CarriedName(id: "name", zh: "姓名", en: "name"),
        CarriedName(id: "identity_number", zh: "身份证号", en: "identity number", isIdentity: true),
        CarriedName(id: "holder_name", zh: "户主姓名", en: "name of the head"),
        CarriedName(
            id: "holder_identity", zh: "户主身份证号", en: "identity number of the head",
            isIdentity: true),
        CarriedName(id: "payee_name", zh: "收款人姓名", en: "name of the payee"),
        CarriedName(
            id: "payee_identity", zh: "收款人身份证号", en: "identity number of the payee",
            isIdentity: true),
        CarriedName(id: "bank_account", zh: "银行账号", en: "bank account"),
        CarriedName(id: "bank", zh: "开户银行", en: "bank"),
        CarriedName(id: "township", zh: "乡镇", en: "township", isPersonal: false),
        CarriedName(id: "village", zh: "村(居)委会", en: "village", isPersonal: false),
        CarriedName(id: "village_group", zh: "村(居)民小组", en: "village group"),
        CarriedName(id: "phone", zh: "联系电话", en: "telephone"),
        CarriedName(id: "work_place", zh: "务工地点", en: "place of work"),
        CarriedName(id: "transport", zh: "乘坐交通工具", en: "means of transport"),
        CarriedName(id: "remark", zh: "备注", en: "remark"),
        CarriedName(id: "weight", zh: "权数", en: "weight", isPersonal: false),
        CarriedName(id: "source", zh: "数据来源", en: "source of the data", isPersonal: false),
    ]
}
