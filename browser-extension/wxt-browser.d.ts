import "wxt/browser";

// WXT would write these from the build; the rooms are checked without one.
declare module "wxt/browser" {
	interface WxtRuntime {
		getURL(path: string): string;
	}
	interface WxtI18n {
		getMessage(name: string, substitutions?: string | string[]): string;
	}
}
