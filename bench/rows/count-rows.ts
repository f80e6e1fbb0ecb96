type Written = { rowsWritten: number };

let settled = 0;
let cursors: Written[] = [];
let alarms = 0;
const watched = new WeakSet<object>();

/** Counts what Cloudflare bills: rows written by SQL, index rows included, and each alarm set as one more. */
export function watchWrites(storage: DurableObjectStorage) {
	const sql: SqlStorage = Object.getPrototypeOf(storage.sql);
	const alarmed: DurableObjectStorage = Object.getPrototypeOf(storage);
	if (watched.has(sql)) return;
	watched.add(sql);
	const { exec } = sql;
	sql.exec = function <Row extends Record<string, SqlStorageValue>>(this: SqlStorage, query: string, ...values: unknown[]) {
		const cursor = exec.call<SqlStorage, [string, ...unknown[]], SqlStorageCursor<Row>>(this, query, ...values);
		cursors.push(cursor);
		return cursor;
	};
	const { setAlarm } = alarmed;
	alarmed.setAlarm = function (at, options) {
		alarms++;
		return setAlarm.call(this, at, options);
	};
}

export function rowsWritten() {
	settled += cursors.reduce((sum, cursor) => sum + cursor.rowsWritten, 0);
	cursors = [];
	return { rows: settled, alarms };
}
