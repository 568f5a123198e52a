#include "config.h"

#include <glib.h>

const char *media_room (void);

/* Placeholder so that the room builds before its first file lands. */
const char *
media_room (void)
{
  return "media";
}
