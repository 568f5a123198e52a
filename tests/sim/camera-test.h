/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

#include "camera/sim-camera.h"

G_BEGIN_DECLS

/* Waits on the main context for @condition, and fails the test when it does not come. */
#define CAMERA_TEST_WAIT_SECONDS 60
#define camera_test_wait_until(condition)                                      \
  G_STMT_START                                                                 \
  {                                                                            \
    gint64 camera_test_deadline                                                \
        = g_get_monotonic_time () + CAMERA_TEST_WAIT_SECONDS * G_USEC_PER_SEC; \
    while (!(condition))                                                       \
      {                                                                        \
        g_assert_cmpint (g_get_monotonic_time (), <, camera_test_deadline);    \
        camera_test_iterate ();                                                \
      }                                                                        \
  }                                                                            \
  G_STMT_END

void camera_test_iterate (void);

/* One FLV tag, as it came. */
typedef struct
{
  guint8 type;
  guint32 time;   /* ms */
  gint64 arrived; /* µs of the monotonic clock */
  gboolean is_header;
  gboolean is_key;
  guint8 first; /* the payload's first byte */
  gsize offset; /* of the tag in the recording */
} CameraTestTag;

/* A viewer that keeps all it gets. */
typedef struct
{
  SimViewer *viewer;
  GByteArray *data;
  GArray *tags; /* of CameraTestTag */
  guint n_pictures;
  guint n_keyframes;
  guint n_sounds;
  GError *error;
} CameraTestRecording;

CameraTestRecording *camera_test_record (SimCamera *camera);
void camera_test_recording_free (CameraTestRecording *recording);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CameraTestRecording, camera_test_recording_free)

const CameraTestTag *camera_test_get_picture (CameraTestRecording *recording, guint nth);

/* A decoded picture: luma alone. */
typedef struct
{
  int width;
  int height;
  gint64 time; /* µs */
  guint8 *luma;
} CameraTestPicture;

/* Decodes FLV, MPEG-TS, MP4, JPEG: whatever can be. Fails the test when nothing comes out. */
GPtrArray *camera_test_decode (gconstpointer data, gsize size);

double camera_test_difference (const CameraTestPicture *a, const CameraTestPicture *b);
int camera_test_find_shift (const CameraTestPicture *before,
                            const CameraTestPicture *after,
                            gboolean down);

/* The camera as JPEG, decoded. */
CameraTestPicture *camera_test_look (SimCamera *camera, int width, int height);
void camera_test_picture_free (CameraTestPicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CameraTestPicture, camera_test_picture_free)

/* 160×90 at 10 pictures a second, a keyframe each @gop seconds, gone as soon as nobody watches. */
SimCameraConfig *camera_test_config (double gop);

/* Runs ffprobe on @path and returns what it prints; NULL where there is no ffprobe. */
char *camera_test_probe (const char *path, const char *entries);

int camera_test_run (int argc, char **argv, void (*add_tests) (void));

G_END_DECLS
