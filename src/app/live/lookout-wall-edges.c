/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The edges between the tiles of a free layout: the pointer shows them, and moves them. */

#include "live/lookout-wall-private.h"

#include <math.h>

/* So near to an edge the pointer is at it, in application pixels. */
#define REACH 5

/* How an edge is drawn: light, with something dark around it for light pictures. */
#define LINE 4
#define RIM 1

/* In the reading direction, as the grid is counted. */
typedef struct
{
  int size[FLEET_N_AXES];
  double at[FLEET_N_AXES];
} Place;

static Place
find_place (LookoutWall *self, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);

  return (Place){ { width, gtk_widget_get_height (widget) }, { rtl ? width - x : x, y } };
}

static guint
find_cell (int size, guint n_lines, double at)
{
  guint cell = 0;

  while (cell + 1 < n_lines && lookout_wall_layout_get_line (size, n_lines, cell + 1) <= at)
    cell++;
  return cell;
}

/* A line that is near, or 0. */
static guint
find_near_line (int size, guint n_lines, double at)
{
  guint line = lookout_wall_layout_find_line (size, n_lines, at);
  double middle = lookout_wall_layout_get_line (size, n_lines, line) - LOOKOUT_WALL_GAP / 2.0;

  return fabs (at - middle) <= REACH ? line : 0;
}

static gboolean
is_on_button (LookoutWall *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return picked != NULL && gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) != NULL;
}

/* Where the pointer is, or else just beside: an edge may end there. */
static gboolean
find_edge (const FleetGrid *grid, const Place *place, FleetAxis axis, FleetGridEdge *edge)
{
  static const int ways[] = { 0, -REACH, REACH };
  FleetAxis other = FLEET_AXIS_ROWS - axis;
  guint line = find_near_line (place->size[axis], grid->size[axis], place->at[axis]);

  for (guint i = 0; line > 0 && i < G_N_ELEMENTS (ways); i++)
    if (fleet_grid_find_edge (grid, axis, line,
                              find_cell (place->size[other], grid->size[other],
                                         place->at[other] + ways[i]),
                              edge))
      return TRUE;
  edge->position = 0;
  return FALSE;
}

/* One, or two where they meet. */
static gboolean
find_edges (LookoutWall *self, double x, double y, FleetGridEdge edges[FLEET_N_AXES])
{
  const FleetGrid *grid = lookout_wall_get_grid (self);
  Place place = find_place (self, x, y);
  gboolean any = FALSE;

  for (FleetAxis axis = 0; axis < FLEET_N_AXES; axis++)
    any |= find_edge (grid, &place, axis, &edges[axis]);
  return any;
}

static void
show_edges (LookoutWall *self, const FleetGridEdge edges[FLEET_N_AXES])
{
  static const char *const cursors[2][2] = { { NULL, "row-resize" }, { "col-resize", "move" } };
  gboolean changed = FALSE;

  for (FleetAxis axis = 0; axis < FLEET_N_AXES; axis++)
    {
      FleetGridEdge *shown = &self->edges.edges[axis];

      changed = changed || shown->position != edges[axis].position
                || shown->start != edges[axis].start || shown->end != edges[axis].end;
      *shown = edges[axis];
    }
  if (!changed)
    return;
  gtk_widget_set_cursor_from_name (
      GTK_WIDGET (self),
      cursors[edges[FLEET_AXIS_COLUMNS].position > 0][edges[FLEET_AXIS_ROWS].position > 0]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hide_edges (LookoutWall *self)
{
  const FleetGridEdge none[FLEET_N_AXES] = { { 0 }, { 0 } };

  show_edges (self, none);
}

static void
on_motion (GtkEventController *motion, double x, double y, LookoutWall *self)
{
  FleetGridEdge edges[FLEET_N_AXES];

  if (self->edges.dragged)
    return;
  if (self->free && lookout_wall_get_enlarged (self) == NULL && !is_on_button (self, x, y)
      && find_edges (self, x, y, edges))
    show_edges (self, edges);
  else
    hide_edges (self);
}

static void
on_leave (GtkEventController *motion, LookoutWall *self)
{
  if (!self->edges.dragged)
    hide_edges (self);
}

/* By which of its cells an edge is known while it moves: the one beside the pointer, or, where the other edge moves as
 * well, the one that is farthest from it. */
static guint
choose_across (const FleetGridEdge *edge, const FleetGridEdge *other, guint pointer)
{
  if (edge->position == 0)
    return 0;
  if (other->position == 0)
    return CLAMP (pointer, edge->start, edge->end - 1);
  return other->position - edge->start < edge->end - other->position ? edge->end - 1 : edge->start;
}

/* Of two edges, the one that ends at the other moves second: the other takes it along. */
static FleetAxis
choose_first (const FleetGridEdge edges[FLEET_N_AXES])
{
  const FleetGridEdge *rows = &edges[FLEET_AXIS_ROWS];
  guint meeting = edges[FLEET_AXIS_COLUMNS].position;

  return rows->start < meeting && meeting < rows->end ? FLEET_AXIS_ROWS : FLEET_AXIS_COLUMNS;
}

/* Of a grid that is fine enough; what it looks like stays as it is. */
static void
begin (LookoutWall *self, double x, double y)
{
  LookoutWallEdges *edges = &self->edges;
  LookoutWallLayout *manager = lookout_wall_get_manager (self);
  Place place = find_place (self, x, y);

  edges->start = *lookout_wall_layout_get_grid (manager);
  fleet_grid_refine (&edges->start);
  lookout_wall_layout_set_grid (manager, &edges->start);
  find_edges (self, x, y, edges->edges);
  for (FleetAxis axis = 0; axis < FLEET_N_AXES; axis++)
    {
      FleetAxis other = FLEET_AXIS_ROWS - axis;

      edges->from[axis] = edges->edges[axis].position;
      edges->across[axis] = choose_across (&edges->edges[axis], &edges->edges[other],
                                           find_cell (place.size[other], edges->start.size[other],
                                                      place.at[other]));
    }
  edges->first = choose_first (edges->edges);
  edges->dragged = TRUE;
}

static void
on_drag_begin (GtkGesture *drag, double x, double y, LookoutWall *self)
{
  const FleetGrid *grid = lookout_wall_get_grid (self);
  FleetGridEdge edges[FLEET_N_AXES];
  Place place = find_place (self, x, y);
  guint tile;

  if (!self->free || lookout_wall_get_enlarged (self) != NULL || is_on_button (self, x, y)
      || !find_edges (self, x, y, edges))
    {
      gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
  tile = fleet_grid_find_tile (grid, find_cell (place.size[0], grid->size[0], place.at[0]),
                               find_cell (place.size[1], grid->size[1], place.at[1]));
  lookout_wall_set_current (self, lookout_wall_get_tile (self, tile));
  gtk_widget_grab_focus (GTK_WIDGET (self)); /* Escape comes here */
  show_edges (self, edges);
  begin (self, x, y);
}

static void
move_edge (LookoutWall *self, FleetAxis axis, double way, FleetGrid *grid, FleetGridEdge *edge)
{
  const LookoutWallEdges *edges = &self->edges;
  int size = axis == FLEET_AXIS_COLUMNS ? gtk_widget_get_width (GTK_WIDGET (self))
                                        : gtk_widget_get_height (GTK_WIDGET (self));
  guint n_lines = grid->size[axis];
  guint from = edges->from[axis];
  double at = lookout_wall_layout_get_line (size, n_lines, from) - LOOKOUT_WALL_GAP / 2.0 + way;
  guint to = lookout_wall_layout_find_line (size, n_lines, at);

  if (from == 0)
    return;
  to = fleet_grid_move_edge (grid, axis, from, edges->across[axis], (int) to - (int) from);
  if (!fleet_grid_find_edge (grid, axis, to, edges->across[axis], edge))
    edge->position = 0;
}

/* From how the wall was when the drag began, so that what was pushed out comes back with the pointer. */
static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, LookoutWall *self)
{
  FleetGrid grid = self->edges.start;
  FleetGridEdge edges[FLEET_N_AXES] = { { 0 }, { 0 } };
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const double way[FLEET_N_AXES] = { rtl ? -dx : dx, dy };

  if (!self->edges.dragged)
    return;
  for (guint i = 0; i < FLEET_N_AXES; i++)
    {
      FleetAxis axis = i == 0 ? self->edges.first : FLEET_AXIS_ROWS - self->edges.first;

      move_edge (self, axis, way[axis], &grid, &edges[axis]);
    }
  lookout_wall_layout_set_grid (lookout_wall_get_manager (self), &grid);
  show_edges (self, edges);
}

/* As if it had not begun. */
void
lookout_wall_give_up_edges (LookoutWall *self)
{
  if (!self->edges.dragged)
    return;
  self->edges.dragged = FALSE;
  lookout_wall_layout_set_grid (lookout_wall_get_manager (self), &self->edges.start);
  hide_edges (self);
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, LookoutWall *self)
{
  FleetGrid wanted = *lookout_wall_get_grid (self);
  gboolean moved = self->edges.dragged && !fleet_grid_is_same (&wanted, &self->edges.start);

  lookout_wall_give_up_edges (self);
  if (!moved)
    return;
  lookout_wall_reshape (self, &wanted);
  gtk_widget_grab_focus (GTK_WIDGET (self)); /* what had it may be gone */
}

static void
on_drag_cancel (GtkGesture *drag, GdkEventSequence *sequence, LookoutWall *self)
{
  lookout_wall_give_up_edges (self);
}

static gboolean
on_key (GtkEventController *keys, guint key, guint code, GdkModifierType state, LookoutWall *self)
{
  if (key != GDK_KEY_Escape || !self->edges.dragged)
    return FALSE;
  lookout_wall_give_up_edges (self);
  return TRUE;
}

/* Before the tiles, whose pictures can be dragged as well, get to know of it. */
void
lookout_wall_add_edges (LookoutWall *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *drag = GTK_EVENT_CONTROLLER (gtk_gesture_drag_new ());

  gtk_event_controller_set_name (drag, "edges");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (drag, GTK_PHASE_CAPTURE);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), drag);
}

/* Where an edge is drawn. */
static graphene_rect_t
get_area (LookoutWall *self, const FleetGridEdge *edge)
{
  const FleetGrid *grid = lookout_wall_get_grid (self);
  FleetAxis other = FLEET_AXIS_ROWS - edge->axis;
  Place place = find_place (self, 0, 0);
  int start[FLEET_N_AXES], size[FLEET_N_AXES];

  start[edge->axis] = lookout_wall_layout_get_line (place.size[edge->axis], grid->size[edge->axis],
                                                    edge->position)
                      - (LINE + LOOKOUT_WALL_GAP) / 2;
  size[edge->axis] = LINE;
  start[other] = lookout_wall_layout_get_line (place.size[other], grid->size[other], edge->start);
  size[other] = lookout_wall_layout_get_line (place.size[other], grid->size[other], edge->end)
                - LOOKOUT_WALL_GAP - start[other];
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    start[0] = place.size[0] - start[0] - size[0];
  return GRAPHENE_RECT_INIT ((float) start[0], (float) start[1], (float) size[0], (float) size[1]);
}

void
lookout_wall_draw_edges (LookoutWall *self, GtkSnapshot *snapshot)
{
  static const GdkRGBA light = { 1, 1, 1, 0.95F };
  static const GdkRGBA dark = { 0, 0, 0, 0.6F };

  for (FleetAxis axis = 0; axis < FLEET_N_AXES; axis++)
    {
      graphene_rect_t area;

      if (self->edges.edges[axis].position == 0)
        continue;
      area = get_area (self, &self->edges.edges[axis]);
      gtk_snapshot_append_color (snapshot, &light, &area);
      graphene_rect_inset (&area, -RIM, -RIM);
      gtk_snapshot_append_border (snapshot,
                                  &GSK_ROUNDED_RECT_INIT (area.origin.x, area.origin.y,
                                                          area.size.width, area.size.height),
                                  (float[4]){ RIM, RIM, RIM, RIM },
                                  (GdkRGBA[4]){ dark, dark, dark, dark });
    }
}
