/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LookoutNameVerdict:
 * @accept: the label of the button
 * @note: (nullable): what happens then, said beforehand
 * @problem: (nullable): why it cannot be called so, said when the button is pressed
 *
 * What is to be said of a name.
 */
typedef struct
{
  const char *accept;
  const char *note;
  const char *problem;
} LookoutNameVerdict;

/* Says it of a name that is not empty. */
typedef void (*LookoutNameJudge) (const char *name,
                                  LookoutNameVerdict *verdict,
                                  gpointer user_data);

#define LOOKOUT_TYPE_NAME_WINDOW (lookout_name_window_get_type ())

/**
 * LookoutNameWindow:
 *
 * Asks what something is to be called. It closes by itself once there is a name, which [signal@Lookout.NameWindow::named]
 * tells.
 */
G_DECLARE_FINAL_TYPE (LookoutNameWindow, lookout_name_window, LOOKOUT, NAME_WINDOW, AdwWindow)

LookoutNameWindow *lookout_name_window_new (GtkWindow *parent,
                                            const char *title,
                                            const char *label,
                                            const char *name,
                                            LookoutNameJudge judge,
                                            gpointer user_data,
                                            GDestroyNotify destroy);

G_END_DECLS
