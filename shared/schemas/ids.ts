import * as z from "zod/mini";

/** Made by the client, so that a repeat is recognised; safe in URLs and callback parameters. */
export const ClientId = z.string().check(z.regex(/^[A-Za-z0-9_.:-]{1,64}$/));

/** A Durable Object id: 64 hex digits, opaque to everyone outside. */
export const ThreadId = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const ClinicId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** Zendesk's numeric ids, always as text: they may pass 2^53. */
export const HelpdeskId = z.string().check(z.regex(/^[0-9]{1,20}$/));

/** The same as a client may write it: Zendesk's own API has numbers. */
export const HelpdeskIdIn = z.pipe(z.union([HelpdeskId, z.number().check(z.int(), z.minimum(1))]), z.transform(String));

/** ITU E.164. */
export const E164 = z.string().check(z.regex(/^\+[1-9]\d{6,14}$/));

export const Instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/));
