export { CertificateValidation } from "./certificate-validation.ts";
export {
  type CertificateValidator,
  type PeerCertificate,
  type PeerToValidate,
  ReloadCertificates,
  type TlsCertificate,
  type TlsOptions,
} from "./tls-options.ts";
