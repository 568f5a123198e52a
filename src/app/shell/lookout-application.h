/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Actions of the program: `app.NAME`. */
#define LOOKOUT_PROGRAM_NEW_WINDOW "new-window"
#define LOOKOUT_PROGRAM_QUIT "quit"

#define LOOKOUT_TYPE_APPLICATION (lookout_application_get_type ())

G_DECLARE_FINAL_TYPE (LookoutApplication, lookout_application, LOOKOUT, APPLICATION, AdwApplication)

LookoutApplication *lookout_application_new (void);
int lookout_application_get_status (LookoutApplication *self);

G_END_DECLS
