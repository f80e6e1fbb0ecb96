import { expect, test } from "vitest";
import { FileType } from "../schemas/file.ts";
import { fitsMms } from "./file-mms.ts";
import { cleanFileName } from "./file-name.ts";
import { acceptedFiles, contentTypeOf, declaredType, extensionOf, mayBeDeclared, typeOfName } from "./file-types.ts";

test.for([
	["rash.jpg", "rash.jpg"],
	["Karte für María 日本.pdf", "Karte für María 日本.pdf"],
	["../../etc/passwd.png", "passwd.png"],
	["C:\\Users\\pat\\scan.bmp", "scan.bmp"],
	["photo\u202egnp.exe", "photognp.exe"],
	["photo.png\0.html", "photo.png.html"],
	["a\r\nSet-Cookie: x.png", "aSet-Cookie_ x.png"],
	['"><img src=x>.png', "___img src=x_.png"],
	["...hidden.pdf. ", "hidden.pdf"],
	[`${"n".repeat(300)}.jpeg`, `${"n".repeat(115)}.jpeg`],
	["\u200b\u2066", ""],
] as const)("the name %j is shown and saved as %j", ([name, clean]) => {
	expect(cleanFileName(name)).toBe(clean);
});

test("each of the fifteen types is known by its extension and by its content type, and no other is", () => {
	expect(FileType.options).toHaveLength(15);
	for (const type of FileType.options) {
		expect(typeOfName(`x.${extensionOf(type).toUpperCase()}`)).toBe(type);
		expect(declaredType(`${contentTypeOf(type)}; charset=utf-8`)).toBe(type);
		expect(mayBeDeclared(type, "application/octet-stream")).toBe(true);
		expect(acceptedFiles()).toContain(`.${extensionOf(type)}`);
	}
	for (const name of ["x.svg", "x.html", "x.heic", "x.zip", "x.docx", "x.exe", "x.jpg.exe", "jpg", "x."])
		expect(typeOfName(name)).toBeNull();
	for (const declared of ["image/svg+xml", "text/html", "application/zip", "image/heic"]) expect(declaredType(declared)).toBeNull();
});

test("a text carries ten files, 5 MB in all, and 500 kB of anything but a picture", () => {
	const [mb, kb] = [1024 * 1024, 1024];
	expect(fitsMms([{ type: "jpeg", size: 5 * mb }])).toBe(true);
	expect(fitsMms([{ type: "jpeg", size: 5 * mb + 1 }])).toBe(false);
	expect(fitsMms([{ type: "pdf", size: 500 * kb }])).toBe(true);
	expect(fitsMms([{ type: "pdf", size: 500 * kb + 1 }])).toBe(false);
	expect(fitsMms(Array.from({ length: 10 }, () => ({ type: "png", size: 1 }) as const))).toBe(true);
	expect(fitsMms(Array.from({ length: 11 }, () => ({ type: "png", size: 1 }) as const))).toBe(false);
});
