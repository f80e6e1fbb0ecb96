import type { Phone } from "../../domain/phone/phone.ts";

export function savePhone(sql: SqlStorage, phone: Phone): void {
	sql.exec("INSERT INTO phone VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET state = excluded.state", JSON.stringify(phone));
}

export function loadPhone(sql: SqlStorage): Phone | null {
	const row = sql.exec<{ state: string }>("SELECT state FROM phone").next();
	return row.done ? null : JSON.parse(row.value.state);
}
