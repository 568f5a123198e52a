/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-fanout.h"

#include "camera/sim-flv.h"

struct _SimViewer
{
  SimFanout *fanout; /* %NULL once closed */
  SimViewerFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
  gboolean has_header;
  gboolean has_keyframe;
  gboolean held;
  gboolean missed; /* something, while it was held */
};

struct _SimFanout
{
  GPtrArray *viewers; /* of SimViewer */
  GBytes *codec_data[SIM_N_TRACKS];
  SimFanoutFunc on_left;
  gpointer user_data;
};

static void
viewer_clear (gpointer data)
{
  SimViewer *viewer = data;

  if (viewer->destroy != NULL)
    viewer->destroy (viewer->user_data);
}

static void
viewer_unref (gpointer viewer)
{
  g_rc_box_release_full (viewer, viewer_clear);
}

/**
 * sim_fanout_new:
 * @on_left: called after a viewer was closed
 * @user_data: for @on_left
 *
 * Returns: (transfer full): nobody yet
 */
SimFanout *
sim_fanout_new (SimFanoutFunc on_left, gpointer user_data)
{
  SimFanout *fanout = g_new0 (SimFanout, 1);

  fanout->viewers = g_ptr_array_new_with_free_func (viewer_unref);
  fanout->on_left = on_left;
  fanout->user_data = user_data;
  return fanout;
}

/**
 * sim_fanout_free:
 * @fanout: (transfer full): viewers, who are told nothing
 */
void
sim_fanout_free (SimFanout *fanout)
{
  for (guint i = 0; i < fanout->viewers->len; i++)
    ((SimViewer *) fanout->viewers->pdata[i])->fanout = NULL;
  g_ptr_array_unref (fanout->viewers);
  sim_fanout_forget_stream (fanout);
  g_free (fanout);
}

/**
 * sim_fanout_get_length:
 * @fanout: viewers
 *
 * Returns: how many
 */
guint
sim_fanout_get_length (SimFanout *fanout)
{
  return fanout->viewers->len;
}

/**
 * sim_fanout_add:
 * @fanout: viewers
 * @func: gets the stream
 * @user_data: for @func
 * @destroy: (nullable): for @user_data
 *
 * Returns: (transfer full): a viewer, until sim_viewer_close()
 */
SimViewer *
sim_fanout_add (SimFanout *fanout, SimViewerFunc func, gpointer user_data, GDestroyNotify destroy)
{
  SimViewer *viewer = g_rc_box_new0 (SimViewer);

  g_rc_box_acquire (viewer); /* the caller's and ours */
  viewer->fanout = fanout;
  viewer->func = func;
  viewer->user_data = user_data;
  viewer->destroy = destroy;
  g_ptr_array_add (fanout->viewers, viewer);
  return viewer;
}

/**
 * sim_viewer_close:
 * @viewer: (transfer full): a viewer; its camera may be gone
 *
 * It gets nothing more. The camera goes on for a while, for the next one.
 */
void
sim_viewer_close (SimViewer *viewer)
{
  SimFanout *fanout = g_steal_pointer (&viewer->fanout);

  if (fanout != NULL)
    g_ptr_array_remove (fanout->viewers, viewer);
  viewer_unref (viewer);
  if (fanout != NULL)
    fanout->on_left (fanout->user_data);
}

/**
 * sim_viewer_set_held:
 * @viewer: a viewer
 * @held: whether it gets nothing
 *
 * Whoever was held goes on with the next keyframe, and with what describes it.
 */
void
sim_viewer_set_held (SimViewer *viewer, gboolean held)
{
  viewer->held = held;
  if (!held)
    return;
  viewer->missed = viewer->has_header;
  viewer->has_keyframe = FALSE;
}

/**
 * sim_fanout_forget_stream:
 * @fanout: viewers
 *
 * The next packet is of another stream.
 */
void
sim_fanout_forget_stream (SimFanout *fanout)
{
  for (int kind = 0; kind < SIM_N_TRACKS; kind++)
    g_clear_pointer (&fanout->codec_data[kind], g_bytes_unref);
}

static void
call (SimViewer *viewer, GBytes *chunk, const GError *error)
{
  if (viewer->fanout != NULL)
    viewer->func (chunk, error, viewer->user_data);
}

/* Who missed a part may have missed that the stream has changed. */
static void
send_descriptions (SimFanout *fanout, SimStream *stream, SimViewer *viewer, gint64 dts)
{
  for (int kind = 0; kind < SIM_N_TRACKS; kind++)
    if (fanout->codec_data[kind] != NULL)
      {
        g_autoptr (GBytes) header
            = sim_flv_create_sequence_header (sim_stream_get_track (stream, kind),
                                              fanout->codec_data[kind], dts);

        call (viewer, header, NULL);
      }
}

static void
append (GByteArray *out, GBytes *part)
{
  g_byte_array_append (out, g_bytes_get_data (part, NULL), (guint) g_bytes_get_size (part));
  g_bytes_unref (part);
}

static GBytes *
create_start (SimFanout *fanout, SimStream *stream)
{
  const SimTrack *tracks[SIM_N_TRACKS];
  GByteArray *out = g_byte_array_new ();

  for (int kind = 0; kind < SIM_N_TRACKS; kind++)
    tracks[kind] = sim_stream_get_track (stream, kind);
  append (out, sim_flv_create_header (tracks[SIM_TRACK_VIDEO], tracks[SIM_TRACK_AUDIO]));
  append (out, sim_flv_create_metadata (tracks[SIM_TRACK_VIDEO], tracks[SIM_TRACK_AUDIO]));
  for (int kind = 0; kind < SIM_N_TRACKS; kind++)
    if (fanout->codec_data[kind] != NULL)
      append (out, sim_flv_create_sequence_header (tracks[kind], fanout->codec_data[kind], 0));
  return g_byte_array_free_to_bytes (out);
}

/* Returns: the sequence header, when it is another than before */
static GBytes *
note_codec_data (SimFanout *fanout, const SimTrack *track, const SimPacket *packet)
{
  GBytes **known = &fanout->codec_data[packet->kind];

  if (packet->codec_data == NULL || (*known != NULL && g_bytes_equal (*known, packet->codec_data)))
    return NULL;
  g_clear_pointer (known, g_bytes_unref);
  *known = g_bytes_ref (packet->codec_data);
  return sim_flv_create_sequence_header (track, *known, packet->dts);
}

/* A copy, because a viewer may close itself or another while it is called. */
static GPtrArray *
copy_viewers (SimFanout *fanout)
{
  GPtrArray *viewers = g_ptr_array_new_with_free_func (viewer_unref);

  for (guint i = 0; i < fanout->viewers->len; i++)
    g_ptr_array_add (viewers, g_rc_box_acquire (fanout->viewers->pdata[i]));
  return viewers;
}

/**
 * sim_fanout_send:
 * @fanout: viewers
 * @stream: where the packet comes from
 * @packet: what comes next
 * @without_pictures: nobody need wait for a keyframe, since none will come
 *
 * As nginx-rtmp: who joins gets what describes the stream, and then waits for a keyframe.
 */
void
sim_fanout_send (SimFanout *fanout,
                 SimStream *stream,
                 const SimPacket *packet,
                 gboolean without_pictures)
{
  const SimTrack *track = sim_stream_get_track (stream, packet->kind);
  gboolean begins = packet->kind == SIM_TRACK_VIDEO && packet->key;
  g_autoptr (GBytes) changed = note_codec_data (fanout, track, packet);
  g_autoptr (GBytes) start = create_start (fanout, stream);
  g_autoptr (GBytes) tag = sim_flv_create_tag (track, packet);
  g_autoptr (GPtrArray) viewers = copy_viewers (fanout);

  for (guint i = 0; i < viewers->len; i++)
    {
      SimViewer *viewer = viewers->pdata[i];

      if (viewer->held)
        continue;
      if (!viewer->has_header)
        call (viewer, start, NULL);
      else if (changed != NULL)
        call (viewer, changed, NULL);
      else if (viewer->missed)
        send_descriptions (fanout, stream, viewer, packet->dts);
      viewer->has_header = TRUE;
      viewer->missed = FALSE;
      if (begins)
        viewer->has_keyframe = TRUE;
      if (viewer->has_keyframe || without_pictures)
        call (viewer, tag, NULL);
    }
}

/**
 * sim_fanout_fail:
 * @fanout: viewers
 * @error: why the stream has ended
 */
void
sim_fanout_fail (SimFanout *fanout, const GError *error)
{
  g_autoptr (GPtrArray) viewers = copy_viewers (fanout);

  for (guint i = 0; i < viewers->len; i++)
    call (viewers->pdata[i], NULL, error);
}
