/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-error.h"

G_BEGIN_DECLS

/* What a number of the platform means in one call; a table ends with { 0 }. */
typedef struct
{
  int number;
  OnvError code;
} OnvErrorNumber;

GError *onv_error_new (OnvError code, const char *format, ...) G_GNUC_PRINTF (2, 3);
GError *onv_error_new_for_member (OnvError code, const char *member, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
GError *onv_error_new_for_status (OnvError code, guint status, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
GError *onv_error_new_for_answer (OnvError code, guint status, gint64 number, const char *text);

GError *onv_error_new_because (OnvError code, const GError *reason, const char *what);

void onv_error_forget (void);

G_END_DECLS
