import * as z from "zod/mini";
import { Session, Staff } from "./boot.ts";

/** RFC 7636: the secret behind a challenge, and the challenge. */
export const CodeVerifier = z.string().check(z.regex(/^[A-Za-z0-9._~-]{43,128}$/));
export const CodeChallenge = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** The extension's own; comes back with the answer. */
export const SignInState = z.string().check(z.regex(/^[A-Za-z0-9._~-]{16,200}$/));

/** What the extension trades for its session, once and within a minute. */
export const SignInGrant = z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(200)), codeVerifier: CodeVerifier });
export type SignInGrant = z.infer<typeof SignInGrant>;

/** Nobody was signed in: they or Zendesk said no; no agent of the account; an agent of no clinic; ask again later. */
export const SignInError = z.enum(["access_denied", "not_staff", "no_clinic", "unavailable"]);
export type SignInError = z.infer<typeof SignInError>;

/** A session, and whose it is. */
export const StaffSession = z.extend(Session, { staff: Staff });
export type StaffSession = z.infer<typeof StaffSession>;
