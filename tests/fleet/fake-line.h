/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"

G_BEGIN_DECLS

#define FAKE_TYPE_LINE (fake_line_get_type ())

/* A line to a camera whose platform answers when the test says so. */
G_DECLARE_FINAL_TYPE (FakeLine, fake_line, FAKE, LINE, GObject)

FakeLine *fake_line_new (void);

/* Answers the oldest command with this phase that waits. */
void fake_line_answer (FakeLine *self, OnvPtzPhase phase);
void fake_line_refuse (FakeLine *self, OnvPtzPhase phase, OnvError code);

/* What was sent since the last time, such as "start 13 4, stop 13 4". */
char *fake_line_take (FakeLine *self);
guint fake_line_get_n_waiting (FakeLine *self);

G_END_DECLS
