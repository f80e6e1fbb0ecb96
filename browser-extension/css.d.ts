declare module "*.css";

interface ImportMetaEnv {
	/** Of a build that belongs to one Worker; else empty. */
	readonly WORKER_URL: string;
	/** Such as `chrome` or `firefox`. */
	readonly BROWSER: string;
}

interface ImportMeta {
	readonly env: ImportMetaEnv;
}
