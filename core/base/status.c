#include "core/base/status.h"

const char*
base_status_text(BaseStatus status)
{
  switch (status) {
  case BASE_OK:
    return "success";
  case BASE_NO_MEMORY:
    return "out of memory";
  case BASE_BAD_INPUT:
    return "damaged or malformed input";
  case BASE_TOO_NEW:
    return "written by a newer version";
  case BASE_NOT_FOUND:
    return "not found";
  case BASE_CANNOT_READ:
    return "cannot be read";
  case BASE_CANNOT_WRITE:
    return "cannot be written";
  case BASE_CANCELLED:
    return "cancelled";
  }
  return "unknown error";
}
