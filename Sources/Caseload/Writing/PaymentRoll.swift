import Diagnostics
import Engine

extension OutputForm {
    /// The eighteen columns of the province's roll for payment by card, a row for each sum paid.
    ///
    /// What the caseload does not hold stays empty. The beneficiary of a household's programme is
    /// its head.
    package static func paymentRoll(isAnonymous: Bool) -> OutputForm {
        let columns: [(String, Source)] = [
            ("排序序号", .number),
            ("户主姓名", .carried(["holder_name"])),
            ("户主身份证号", .carried(["holder_identity"])),
            ("收款人姓名", .carried(["payee_name", "holder_name"])),
            ("收款人身份证号", .carried(["payee_identity", "holder_identity"])),
            ("银行账号", .carried(["bank_account"])),
            ("开户银行", .carried(["bank"])),
            ("村(居)委会", .carried(["village"])),
            ("村(居)民小组", .carried(["village_group"])),
            ("享受人", .carried(["name", "holder_name"])),
            ("享受人身份证号", .carried(["identity_number", "holder_identity"])),
            ("联系电话", .carried(["phone"])),
            ("务工地点", .carried(["work_place"])),
            ("乘坐交通工具", .carried(["transport"])),
            ("补贴标准", .programmeTitle(.zh)),
            ("补贴金额", .amount),
            ("填报日期", .month),
            ("备注", .carried(["remark"])),
        ]
        return OutputForm(
            rows: .payments,
            columns: columns.map { title, source in
                guard isAnonymous, case .carried(let names) = source else {
                    return Column(title: title, source: source)
                }
                let isPersonal = CarriedName.usual.contains {
                    names.contains($0.id) && $0.isPersonal
                }
                return Column(title: title, source: isPersonal ? .empty : source)
            })
    }
}
