/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media.h"

G_BEGIN_DECLS

/* The stand-in platform as a process, and a locator that asks it like a client would. */

typedef struct _TestSim TestSim;

TestSim *test_sim_new (const char *first, ...) G_GNUC_NULL_TERMINATED;
void test_sim_free (TestSim *self);
gboolean test_sim_has_rtmp (TestSim *self);
const char *test_sim_get_rtmp (TestSim *self);
char *test_sim_dup_token (TestSim *self, const char *device, MediaProtocol protocol);
/* Bytes that who watches the device now by a protocol ("flv", "https-hls", …) was sent. */
guint64 test_sim_get_sent (TestSim *self, const char *device, const char *protocol);
void test_sim_set_faults (TestSim *self, const char *json_array);
/* "h264" or "h265". */
void test_sim_set_codec (TestSim *self, const char *device, const char *codec);

#define TEST_TYPE_SIM_LOCATOR (test_sim_locator_get_type ())
G_DECLARE_FINAL_TYPE (TestSimLocator, test_sim_locator, TEST, SIM_LOCATOR, GObject)

/* Prefers the protocol, over TLS if wanted, and changes to HLS when told to avoid it. */
TestSimLocator *
test_sim_locator_new (TestSim *sim, const char *device, MediaProtocol protocol, gboolean tls);
void test_sim_locator_set_keyframes (TestSimLocator *self, gboolean wanted);
void test_sim_locator_set_reached (TestSimLocator *self, gboolean reached);

G_END_DECLS
