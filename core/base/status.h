// What went wrong, in one enum for the whole core.  Zero is success.

#ifndef BASE_STATUS_H
#define BASE_STATUS_H

typedef enum {
  BASE_OK = 0,
  BASE_NO_MEMORY, ///< An allocation failed; nothing was changed
  BASE_BAD_INPUT, ///< Bytes from outside do not mean what they should
  BASE_TOO_NEW,   ///< Written by a later version
  BASE_NOT_FOUND, ///< No such file, name or number
  BASE_CANNOT_READ,
  BASE_CANNOT_WRITE,
  BASE_CANCELLED, ///< Stopped on request; what was published stays valid
} BaseStatus;

/// [any] One lower-case phrase for a status, never NULL.
const char* base_status_text(BaseStatus status);

#endif
