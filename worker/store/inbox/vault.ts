import { Vault } from "../vault.ts";

/** The inbox's own vault, made when it is first asked for. */
export function inboxVault(sql: SqlStorage, dataKey: string): Vault {
	const row = sql.exec<{ key: string }>("SELECT key FROM vault").next();
	if (!row.done) return Vault.open(dataKey, row.value.key);
	const vault = Vault.make(dataKey);
	sql.exec("INSERT INTO vault VALUES (1, ?)", vault.wrapped);
	return vault;
}
