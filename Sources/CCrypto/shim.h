// OpenSSL's libcrypto, which libcurl brings anyway: one message authentication code.
#ifndef CCRYPTO_SHIM_H
#define CCRYPTO_SHIM_H

#include <openssl/evp.h>
#include <openssl/hmac.h>

// HMAC-SHA256 (RFC 2104) in base64: 44 characters and a NUL to `text`; 0 where the library could not.
static inline int ccrypto_hmac_sha256_base64(
    const void *key, size_t key_length, const unsigned char *data, size_t length, char *text) {
  unsigned char code[EVP_MAX_MD_SIZE];
  unsigned int written = 0;
  return key_length <= 1 << 20
      && HMAC(EVP_sha256(), key, (int)key_length, data, length, code, &written) != 0
      && written == 32 && EVP_EncodeBlock((unsigned char *)text, code, 32) == 44;
}

#endif
