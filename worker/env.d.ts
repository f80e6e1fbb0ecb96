declare namespace Cloudflare {
	/** The bindings and settings of wrangler.toml and the secrets, for `cloudflare:workers` in tests. */
	interface Env extends ComposedEnv {}
	interface GlobalProps {
		mainModule: typeof import("./index.ts");
	}
}

type ComposedEnv = import("./compose.ts").Env;
