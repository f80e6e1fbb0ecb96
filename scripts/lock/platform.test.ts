import { expect, test } from "vitest";
import { platformOf } from "./platform.ts";

test.each([
	["@rollup/rollup-linux-x64-musl", { os: ["linux"], cpu: ["x64"], libc: ["musl"] }],
	["@rollup/rollup-linux-arm-gnueabihf", { os: ["linux"], cpu: ["arm"] }],
	["@rollup/rollup-linux-s390x-gnu", { os: ["linux"], cpu: ["s390x"], libc: ["glibc"] }],
	["@rollup/rollup-win32-ia32-msvc", { os: ["win32"], cpu: ["ia32"] }],
	["@cloudflare/workerd-windows-64", { os: ["win32"], cpu: ["x64"] }],
	["@cloudflare/workerd-darwin-arm64", { os: ["darwin"], cpu: ["arm64"] }],
	["@biomejs/cli-android-arm64", { os: ["android"], cpu: ["arm64"] }],
])("%s tells where it runs", (name, platform) => {
	expect(platformOf(name)).toEqual(platform);
});

test("other packages are for every platform", () => {
	expect(platformOf("zod")).toBeNull();
});
