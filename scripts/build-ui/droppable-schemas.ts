import type { Plugin } from "vite";

/**
 * A schema is built by calls, which a bundler must keep in case they do something. Ours do nothing else,
 * so those that only the Worker parses with need not travel to every screen: 3 kB of the sidebar's 40.
 */
export function droppableSchemas(): Plugin {
	return {
		name: "droppable-schemas",
		enforce: "post",
		transform(code, id) {
			if (!id.includes("/shared/schemas/")) return null;
			const cuts = this.parse(code).body.flatMap((statement) => {
				const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
				if (declared?.type !== "VariableDeclaration") return [];
				return declared.declarations.flatMap(({ init }) => (init?.type === "CallExpression" ? [init] : []));
			});
			let marked = code;
			for (const { start, end } of cuts.reverse()) {
				marked = `${marked.slice(0, start)}/* @__PURE__ */ (() => ${marked.slice(start, end)})()${marked.slice(end)}`;
			}
			return { code: marked, map: null };
		},
	};
}
