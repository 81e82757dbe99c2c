import { createCipheriv, createHash, createHmac, scryptSync } from 'node:crypto'

/** What whoever opens a locked copy may do besides reading it. A screen reader may always read it. */
export const permissions = ['print', 'copy', 'annotate', 'change'] as const
export type Permission = (typeof permissions)[number]

export interface Lock {
  /** Opens the file. */
  readonly password: string
  readonly allowed: readonly Permission[]
}

/** The encryption of one file. */
export interface Encryption {
  /** The encryption dictionary, as written. */
  readonly dictionary: string
  /** The bytes of a stream, as they are to stand in the file. */
  encrypt(bytes: Uint8Array): Uint8Array
}

/**
 * AES with a key of 256 bits: revision 6 of the standard security handler, ISO 32000-2 §7.6.4. What other programs take
 * from a source of chance is made from the password and `seed`, a digest of the content that is not in the file, so that
 * the same input gives the same bytes.
 */
export function createEncryption({ password, allowed }: Lock, seed: Uint8Array): Encryption {
  const user = preparedPassword(password)
  const secret = scryptSync(user, seed, 32)
  const derive = (purpose: string, length: number) => derived(secret, purpose, length)
  const key = derive('file key', 32)
  // Nobody is told the owner's password, or all that is not allowed would be.
  const owner = derive('owner', 32)
  const [userSalt, ownerSalt] = [derive('user salt', 16), derive('owner salt', 16)]
  const none = Buffer.alloc(0)
  const u = Buffer.concat([hash(user, userSalt.subarray(0, 8), none), userSalt])
  const ue = cbc(hash(user, userSalt.subarray(8), none), Buffer.alloc(16), key)
  const o = Buffer.concat([hash(owner, ownerSalt.subarray(0, 8), u), ownerSalt])
  const oe = cbc(hash(owner, ownerSalt.subarray(8), u), Buffer.alloc(16), key)
  const flags = permissionFlags(allowed)
  const entries = [
    '/Filter /Standard /V 5 /R 6 /Length 256',
    `/U <${u.toString('hex')}> /UE <${ue.toString('hex')}>`,
    `/O <${o.toString('hex')}> /OE <${oe.toString('hex')}>`,
    `/P ${flags} /Perms <${permissionsCheck(flags, key, derive('permissions', 4)).toString('hex')}>`,
    '/CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> /StmF /StdCF /StrF /StdCF',
  ]
  return {
    dictionary: `<< ${entries.join(' ')} >>`,
    encrypt(bytes) {
      // Each vector is used for one content only, as the encryption of no two may begin alike: §7.6.3.1.
      const vector = createHmac('sha256', secret).update(bytes).digest().subarray(0, 16)
      const cipher = createCipheriv('aes-256-cbc', key, vector)
      return Buffer.concat([vector, cipher.update(bytes), cipher.final()])
    },
  }
}

function derived(secret: Uint8Array, purpose: string, length: number): Buffer {
  return createHmac('sha256', secret).update(purpose).digest().subarray(0, length)
}

/** §7.6.4.3.3, step a. */
function preparedPassword(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC')).subarray(0, 127)
}

/** §7.6.4.3.4, algorithm 2.B. */
function hash(password: Uint8Array, salt: Uint8Array, user: Uint8Array): Buffer {
  let key = createHash('sha256').update(password).update(salt).update(user).digest()
  let last = 0
  for (let round = 0; round < 64 || last > round - 32; round += 1) {
    const once = Buffer.concat([password, key, user])
    const repeated = Buffer.concat(Array.from({ length: 64 }, () => once))
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false)
    const encrypted = Buffer.concat([cipher.update(repeated), cipher.final()])
    const remainder = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = createHash((['sha256', 'sha384', 'sha512'] as const)[remainder] ?? 'sha256')
      .update(encrypted)
      .digest()
    last = encrypted.at(-1) ?? 0
  }
  return key.subarray(0, 32)
}

function cbc(key: Uint8Array, vector: Uint8Array, data: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, vector).setAutoPadding(false)
  return Buffer.concat([cipher.update(data), cipher.final()])
}

/** Table 22, by bit; those above 12 are set. Reading aloud, bit 10, is always allowed: PDF/UA-1 §7.16. */
function permissionFlags(allowed: readonly Permission[]): number {
  const bits = { print: [3, 12], copy: [5], annotate: [6, 9], change: [4, 11] } as const
  const granted = [7, 8, 10, ...allowed.flatMap((permission) => bits[permission])]
  return granted.reduce<number>((sum, bit) => sum | (1 << (bit - 1)), 0xfffff000 | 0)
}

/** Algorithm 10: proof that the permissions were not tampered with. */
function permissionsCheck(flags: number, key: Uint8Array, chance: Uint8Array): Buffer {
  const block = Buffer.alloc(16, 0xff)
  block.writeInt32LE(flags, 0)
  block.write('Tadb', 8, 'latin1')
  block.set(chance, 12)
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false)
  return Buffer.concat([cipher.update(block), cipher.final()])
}
