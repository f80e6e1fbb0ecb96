import * as z from "zod/mini";

export type Area = {
	get(key: string): Promise<Record<string, unknown>>;
	set(items: Record<string, unknown>): Promise<void>;
	remove(key: string): Promise<void>;
};

export type Kept<Value> = { read(): Promise<Value | null>; write(value: Value | null): Promise<void> };

/** One value in a storage of the browser. What an older version of us has left there and we cannot read is nothing. */
export function kept<Schema extends z.ZodMiniType>(area: Area, key: string, schema: Schema): Kept<z.output<Schema>> {
	return {
		async read() {
			const found = z.safeParse(schema, (await area.get(key))[key]);
			return found.success ? found.data : null;
		},
		write: (value) => (value === null ? area.remove(key) : area.set({ [key]: value })),
	};
}
