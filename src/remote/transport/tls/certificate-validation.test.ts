import { assert, describe, it } from "vitest";
import { CertificateValidation } from "./certificate-validation.ts";
import type { PeerCertificate, PeerToValidate } from "./tls-options.ts";

const certificate: PeerCertificate = {
  subject: "C=DE, O=Chat, CN=chat-7",
  issuer: "CN=Chat Authority",
  names: ["DNS:chat.example"],
  thumbprint: "AB12",
  sha256: "CD34",
  validFrom: new Date(0),
  validTo: new Date(1),
  problem: undefined,
  isFor: (host) => host === "chat.example",
};

function peer(changes: Partial<PeerCertificate> = {}, dialledHost?: string): PeerToValidate {
  return { certificate: { ...certificate, ...changes }, address: "chat.example:4053", dialledHost };
}

describe("CertificateValidation", () => {
  it("accepts a chain without a problem", () => {
    assert.isUndefined(CertificateValidation.validateChain()(peer()));
    assert.include(CertificateValidation.validateChain()(peer({ problem: "expired" })), "expired");
  });

  it("wants the dialled host among the names, and nothing of a peer that dials", () => {
    const validate = CertificateValidation.validateHostname();
    assert.isUndefined(validate(peer({}, "chat.example")));
    assert.include(validate(peer({}, "other.example")), "it is not for other.example");
    assert.isUndefined(validate(peer()));
  });

  it("pins thumbprints of either length, however they are spelt", () => {
    assert.isUndefined(CertificateValidation.pinnedCertificate("ab:12")(peer({ problem: "self-signed" })));
    assert.isUndefined(CertificateValidation.pinnedCertificate("FF", "cd 34")(peer()));
    assert.include(CertificateValidation.pinnedCertificate("FF")(peer()), "thumbprint AB12 is not pinned");
    assert.include(CertificateValidation.pinnedCertificate()(peer()), "is not pinned");
  });

  it("compares subject and issuer as a whole or by one part, with * for any text", () => {
    for (const pattern of ["CN=chat-7", "CN=chat-*", "*", "C=DE, O=Chat, CN=chat-7", "C=DE,*", "CN=c*t-*7", "O=Ch*at"])
      assert.isUndefined(CertificateValidation.validateSubject(pattern)(peer()), pattern);
    for (const pattern of ["CN=chat", "CN=chat-*8", "chat-7", "", "CN=chat-7*7", "CN=*x*"])
      assert.isDefined(CertificateValidation.validateSubject(pattern)(peer()), pattern);
    assert.isUndefined(CertificateValidation.validateIssuer("CN=Chat *")(peer()));
    assert.include(CertificateValidation.validateIssuer("CN=Other")(peer()), "its issuer is CN=Chat Authority, not CN=Other");
  });

  it("combines validators, and names the first that refuses", () => {
    const both = CertificateValidation.combine(CertificateValidation.validateChain(), CertificateValidation.validateSubject("CN=chat-*"));
    assert.isUndefined(both(peer()));
    assert.include(both(peer({ problem: "expired" })), "expired");
    assert.include(both(peer({ subject: "CN=other" })), "its subject is CN=other");
    assert.isUndefined(CertificateValidation.combine()(peer()));
  });
});
