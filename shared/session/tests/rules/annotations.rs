//! Who may pin what to the page.

use crate::world::World;
use alongside_policy::{Caller, MAX_BOARD_BYTES};
use alongside_protocol::{Anchor, AnnotationRequest, MAX_ANNOTATIONS, Mark, RequestId, SessionId};
use alongside_session::{Change, Command, Refusal, Whiteboard, annotate};
use alongside_testing::{agent, foreign, request, the, visitor};

struct Desk {
    world: World,
    board: Whiteboard,
    next: u128,
}

impl Desk {
    fn new() -> Self {
        Self { world: World::with_two_viewers(), board: Whiteboard::default(), next: 1_000 }
    }

    fn ask_as(
        &mut self,
        id: RequestId,
        by: &Caller,
        what: &AnnotationRequest,
    ) -> Result<Option<Change>, Refusal> {
        let (next, change) = annotate(&self.board, &self.world.session, by, id, what, self.world.now)?;
        assert_eq!(next.board.rev, self.board.board.rev + u64::from(change.is_some()));
        self.board = next;
        Ok(change)
    }

    fn ask(&mut self, by: &Caller, what: &AnnotationRequest) -> Result<Option<Change>, Refusal> {
        self.next += 1;
        self.ask_as(request(self.next), by, what)
    }

    fn add(&mut self, by: &Caller, mark: Mark) -> Result<RequestId, Refusal> {
        self.ask(by, &add(mark))?;
        Ok(request(self.next))
    }

    fn ids(&self) -> Vec<RequestId> {
        self.board.board.annotations.iter().map(|one| one.id).collect()
    }
}

fn session() -> SessionId {
    the("s1")
}

fn note(text: &str) -> Mark {
    Mark::Note { text: text.to_owned() }
}

fn add(mark: Mark) -> AnnotationRequest {
    let anchor =
        Anchor { page: "https://shop.example/".to_owned(), way: vec!["body".to_owned()], x: 0, y: 0 };
    AnnotationRequest::Add { session: session(), anchor, mark }
}

fn edit(annotation: RequestId, text: &str) -> AnnotationRequest {
    AnnotationRequest::Edit { session: session(), annotation, text: text.to_owned() }
}

fn remove(annotation: RequestId) -> AnnotationRequest {
    AnnotationRequest::Remove { session: session(), annotation }
}

#[test]
fn everybody_in_the_session_adds_and_nobody_else() {
    let mut desk = Desk::new();
    for caller in [agent("ada"), agent("ben"), visitor("vera")] {
        desk.add(&caller, note("here")).unwrap();
    }
    for caller in [agent("carla"), visitor("mallory"), foreign(agent("ada"))] {
        for what in [add(note("here")), AnnotationRequest::List { session: session() }] {
            assert_eq!(desk.ask(&caller, &what), Err(Refusal::NoSuchSession));
        }
    }
    assert_eq!(desk.ids().len(), 3);
    desk.world.expect(&agent("ada"), Command::End);
    assert_eq!(desk.add(&agent("ada"), note("late")), Err(Refusal::Ended));
    assert_eq!(desk.ask(&agent("ada"), &AnnotationRequest::List { session: session() }), Err(Refusal::Ended));
}

#[test]
fn a_note_is_changed_by_who_wrote_it_and_removed_by_them_or_the_customer() {
    let mut desk = Desk::new();
    let id = desk.add(&agent("ada"), note("here")).unwrap();
    for caller in [agent("ben"), visitor("vera")] {
        assert_eq!(desk.ask(&caller, &edit(id, "there")), Err(Refusal::NotYourAnnotation));
    }
    desk.ask(&agent("ada"), &edit(id, "there")).unwrap();
    assert_eq!(desk.board.board.annotations[0].mark, note("there"));
    assert_eq!(desk.ask(&agent("ben"), &remove(id)), Err(Refusal::NotYourAnnotation));
    desk.ask(&visitor("vera"), &remove(id)).unwrap();
    assert_eq!(desk.ask(&visitor("vera"), &remove(id)), Ok(None), "what is gone is gone");
    assert_eq!(desk.ask(&agent("ada"), &edit(id, "again")), Err(Refusal::NoSuchAnnotation));
    let spotlight = desk.add(&agent("ada"), Mark::Spotlight {}).unwrap();
    assert_eq!(desk.ask(&agent("ada"), &edit(spotlight, "text")), Err(Refusal::NotYourAnnotation));
}

#[test]
fn clearing_takes_ones_own_and_all_for_the_customer() {
    let mut desk = Desk::new();
    let clear = AnnotationRequest::Clear { session: session() };
    desk.add(&agent("ada"), note("1")).unwrap();
    let bens = desk.add(&agent("ben"), note("2")).unwrap();
    desk.ask(&agent("ada"), &clear).unwrap();
    assert_eq!(desk.ids(), [bens]);
    assert_eq!(desk.ask(&agent("ada"), &clear), Ok(None));
    desk.ask(&visitor("vera"), &clear).unwrap();
    assert!(desk.ids().is_empty());
}

#[test]
fn drawing_is_a_right_of_its_own() {
    let mut desk = Desk::new();
    desk.world.session.settings.allow_draw = false;
    for mark in
        [Mark::Spotlight {}, Mark::Arrow { from: [1, 1] }, Mark::Stroke { points: vec![[0, 0], [1, 1]] }]
    {
        assert_eq!(desk.add(&agent("ada"), mark), Err(Refusal::DrawingOff));
    }
    desk.add(&agent("ada"), note("here")).unwrap();
}

#[test]
fn the_same_request_twice_has_the_effect_of_once_also_after_a_removal() {
    let mut desk = Desk::new();
    let id = desk.add(&agent("ada"), note("here")).unwrap();
    assert_eq!(desk.ask_as(id, &agent("ada"), &add(note("here"))), Ok(None));
    desk.ask(&agent("ada"), &remove(id)).unwrap();
    assert_eq!(desk.ask_as(id, &agent("ada"), &add(note("here"))), Ok(None));
    assert!(desk.ids().is_empty());
}

#[test]
fn there_are_a_hundred_at_most_and_no_more_bytes_than_one_answer_takes() {
    let mut desk = Desk::new();
    for _ in 0..MAX_ANNOTATIONS {
        desk.add(&agent("ada"), Mark::Spotlight {}).unwrap();
    }
    assert_eq!(desk.add(&agent("ada"), Mark::Spotlight {}), Err(Refusal::TooManyAnnotations));
    let mut desk = Desk::new();
    let long = Mark::Stroke { points: vec![[-30_000, -30_000]; 256] };
    let mut added = 0;
    while desk.add(&agent("ada"), long.clone()).is_ok() {
        added += 1;
    }
    assert!(added < MAX_ANNOTATIONS);
    let bytes = serde_json::to_vec(&desk.board.board.annotations).unwrap().len();
    assert!(bytes <= MAX_BOARD_BYTES && bytes > MAX_BOARD_BYTES * 9 / 10);
}
