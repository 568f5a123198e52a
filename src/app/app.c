#include "config.h"

#include <glib.h>

const char *app_room (void);

/* Placeholder so that the room builds before its first file lands. */
const char *
app_room (void)
{
  return "app";
}
